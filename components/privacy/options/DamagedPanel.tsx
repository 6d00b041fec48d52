import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { useJob } from '@/lib/app/use-job';
import { useQuery } from '@/lib/app/use-query';
import { useSpeech } from '@/lib/app/use-speech';
import type { QuarantinedView } from '@/lib/app/views';
import { Panel } from './Panel';
import styles from './DamagedPanel.module.css';

/** Records that cannot be read, what is wrong with each, and a way to be rid of it. */
export function DamagedPanel() {
  const { t } = useSpeech();
  const answer = useQuery('quarantine.list', {});
  return (
    <Panel title={t('damaged.title')} lead={t('damaged.text')}>
      {answer.status === 'failed' ? <Notice tone="danger">{t('query.failed')}</Notice> : null}
      <ul className={styles.list}>
        {(answer.value ?? []).map((record) => (
          <Damaged key={record.id} record={record} />
        ))}
      </ul>
    </Panel>
  );
}

function Damaged({ record }: { record: QuarantinedView }) {
  const { t, size } = useSpeech();
  const discard = useJob('quarantine.discard');
  const [failed, setFailed] = useState(false);
  const press = async (): Promise<void> => setFailed(!(await discard.run({ id: record.id })).ok);
  const words = t('damaged.record', {
    size: size(record.bytes),
    store: record.store,
    reason: t(`damaged.${record.reason}`),
  });
  return (
    <li className={styles.record}>
      <span className={styles.words}>{words}</span>
      <Button size="small" look="danger" isDisabled={discard.running} onPress={() => void press()}>
        {t('damaged.discard')}
      </Button>
      {failed ? (
        <Notice tone="danger" announce>
          {t('damaged.failed')}
        </Notice>
      ) : null}
    </li>
  );
}
