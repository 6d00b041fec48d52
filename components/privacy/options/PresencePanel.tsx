import { Notice } from '@/components/ui/Notice';
import { Switch } from '@/components/ui/Switch';
import { usePresenceSwitch } from '@/lib/app/use-presence-switch';
import { useSpeech } from '@/lib/app/use-speech';
import { Panel } from './Panel';
import styles from './ExportPanel.module.css';

/** Whether the team is told which chat is open here, and what exactly is sent for it. */
export function PresencePanel() {
  const { t } = useSpeech();
  const { isOn, isTeam, choose, failed } = usePresenceSwitch();
  if (!isTeam) return null;
  return (
    <Panel title={t('presence.title')} lead={t('presence.text')}>
      <Switch isSelected={isOn} onChange={choose}>
        {t('presence.switch')}
      </Switch>
      <p className={styles.hint}>{t('presence.sent')}</p>
      {failed ? (
        <Notice tone="danger" announce>
          {t('marks.failed')}
        </Notice>
      ) : null}
    </Panel>
  );
}
