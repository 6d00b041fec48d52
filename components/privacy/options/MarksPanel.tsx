import { useId } from 'react';
import { Notice } from '@/components/ui/Notice';
import { Select } from '@/components/ui/Select';
import { useMarkMode } from '@/lib/app/use-mark-mode';
import { useSpeech } from '@/lib/app/use-speech';
import { Panel } from './Panel';
import styles from './ExportPanel.module.css';

/** Whether labels and follow-ups may be seen on WhatsApp's own chat list, and what exactly stands there then. */
export function MarksPanel() {
  const { t } = useSpeech();
  const { mode, modes, choose, failed } = useMarkMode();
  const hint = useId();
  return (
    <Panel title={t('marks.title')} lead={t('marks.text')}>
      <Select
        label={t('marks.label')}
        selected={mode}
        onSelect={choose}
        choices={modes.map((id) => ({ id, label: t(`marks.${id}`) }))}
      />
      <p id={hint} className={styles.hint}>
        {t(`marks.${mode}.text`)}
      </p>
      {failed ? (
        <Notice tone="danger" announce>
          {t('marks.failed')}
        </Notice>
      ) : null}
    </Panel>
  );
}
