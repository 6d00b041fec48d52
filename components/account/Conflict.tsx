import { useAccountText } from '@/lib/app/use-account-text';
import { useJob } from '@/lib/app/use-job';
import type { TroubleView } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { CopyWords } from './CopyWords';
import type { Done } from './DoneLine';
import styles from './AccountPanel.module.css';

interface ConflictProps {
  readonly item: TroubleView['conflicts'][number];
  readonly onDone: (done: Done) => void;
}

/** Two versions of one text, both to be read: the person's own can be put back, copied, or let go. */
export function Conflict({ item, onDone }: ConflictProps) {
  const { t } = useAccountText();
  const decide = useJob('account.decide');
  const use = useJob('account.use-mine');
  const useMine = async (): Promise<void> => {
    const answer = await use.run({ id: item.id });
    if (answer.ok) onDone({ command: answer.value.command, text: t('done.mine') });
  };
  return (
    <li className={styles.item}>
      <strong>{t('conflict.title', { name: item.about })}</strong>
      <span className={styles.soft}>{t('conflict.mine')}</span>
      <bdi className={styles.words}>{item.mine}</bdi>
      <span className={styles.soft}>{t('conflict.theirs')}</span>
      <bdi className={styles.words}>{item.theirs}</bdi>
      {use.outcome?.ok === false ? <Notice tone="danger">{t('failed')}</Notice> : null}
      <div className={styles.buttons}>
        <Button size="small" isDisabled={use.running} onPress={() => void useMine()}>
          {t('conflict.use')}
        </Button>
        <CopyWords id={item.id} />
        <Button size="small" isDisabled={decide.running} onPress={() => void decide.run({ id: item.id })}>
          {t('conflict.done')}
        </Button>
      </div>
    </li>
  );
}
