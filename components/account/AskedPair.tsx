import { useState } from 'react';
import { useAccountText } from '@/lib/app/use-account-text';
import { useCommand } from '@/lib/app/use-command';
import type { TroubleView } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import type { Done } from './DoneLine';
import styles from './AccountPanel.module.css';

type Pair = TroubleView['asked'][number];

function Side({ title, contact }: { readonly title: string; readonly contact: Pair['mine'] }) {
  const { t } = useAccountText();
  const facts = [contact.company, ...contact.numbers].filter((fact) => fact !== '');
  return (
    <div className={styles.who}>
      <span className={styles.soft}>{title}</span>
      <bdi className={styles.name}>{contact.name}</bdi>
      {facts.map((fact) => (
        <bdi key={fact} className={styles.words}>
          {fact}
        </bdi>
      ))}
      {contact.notes === 0 ? null : (
        <span className={styles.soft}>{t('asked.notes', { count: contact.notes })}</span>
      )}
    </div>
  );
}

interface AskedPairProps {
  readonly pair: Pair;
  readonly onDone: (done: Done) => void;
  readonly onLater: () => void;
}

/** Two contacts that may be one person: a person says whether they are; until then both stay as they are. */
export function AskedPair({ pair, onDone, onLater }: AskedPairProps) {
  const { t } = useAccountText();
  const run = useCommand();
  const [isFailed, setFailed] = useState(false);
  const ids = { contactId: pair.mine.id, otherId: pair.theirs.id };
  const answer = async (what: 'same' | 'different'): Promise<void> => {
    const command =
      what === 'same' ? run('contact.merge', { ...ids, keep: {} }) : run('contact.keep-apart', ids);
    const result = await command.done;
    setFailed(!result.ok);
    if (result.ok) onDone({ command: command.id, text: t(`done.${what}`) });
  };
  return (
    <li className={styles.item}>
      <strong>{t('asked.title')}</strong>
      <span>{t(`asked.why.${pair.why}`)}</span>
      <div className={styles.pair}>
        <Side title={t('asked.mine')} contact={pair.mine} />
        <Side title={t('asked.theirs')} contact={pair.theirs} />
      </div>
      {isFailed ? <Notice tone="danger">{t('failed')}</Notice> : null}
      <div className={styles.buttons}>
        <Button size="small" onPress={() => void answer('same')}>
          {t('asked.same')}
        </Button>
        <Button size="small" onPress={() => void answer('different')}>
          {t('asked.different')}
        </Button>
        <Button look="quiet" size="small" onPress={onLater}>
          {t('asked.later')}
        </Button>
      </div>
    </li>
  );
}
