import { useAccountText } from '@/lib/app/use-account-text';
import { useJob } from '@/lib/app/use-job';
import { useNow } from '@/lib/app/use-now';
import { useQuery } from '@/lib/app/use-query';
import type { TroubleView } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { AskedPairs } from './AskedPairs';
import { Conflict } from './Conflict';
import { CopyWords } from './CopyWords';
import type { Done } from './DoneLine';
import styles from './AccountPanel.module.css';

interface RefusedProps {
  readonly item: TroubleView['refused'][number];
  readonly onEdit: ((contactId: string) => void) | undefined;
}

function Refused({ item, onEdit }: RefusedProps) {
  const { t, time } = useAccountText();
  const discard = useJob('account.discard');
  const now = useNow();
  const when = time.due(item.at, now);
  const text = item.fields.map((field) => field.text).join('\n');
  const { contactId } = item;
  return (
    <li className={styles.item}>
      <span>
        {item.about === '' ? t('refused.nobody', { when }) : t('refused.about', { name: item.about, when })}
      </span>
      <strong>{t(`refused.${item.code}`)}</strong>
      {text === '' ? null : <bdi className={styles.words}>{text}</bdi>}
      <div className={styles.buttons}>
        {onEdit === undefined || contactId === null ? null : (
          <Button size="small" onPress={() => onEdit(contactId)}>
            {t('edit')}
          </Button>
        )}
        {text === '' ? null : <CopyWords id={item.id} />}
        <Button size="small" isDisabled={discard.running} onPress={() => void discard.run({ id: item.id })}>
          {t('discard')}
        </Button>
      </div>
    </li>
  );
}

interface TroubleListProps {
  readonly onEdit?: (contactId: string) => void;
  readonly onDone: (done: Done) => void;
}

/** What needs a person's decision: changes the team does not have as they are here, and contacts that may be one. */
export function TroubleList({ onEdit, onDone }: TroubleListProps) {
  const { t } = useAccountText();
  const trouble = useQuery('account.trouble', {}).value;
  if (trouble === undefined) return null;
  const { asked, refused, conflicts } = trouble;
  if (asked.length + refused.length + conflicts.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('trouble.title')}>
      <AskedPairs pairs={asked} onDone={onDone} />
      {refused.map((item) => (
        <Refused key={item.id} item={item} onEdit={onEdit} />
      ))}
      {conflicts.map((item) => (
        <Conflict key={item.id} item={item} onDone={onDone} />
      ))}
    </ul>
  );
}
