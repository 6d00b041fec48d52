import { useState } from 'react';
import { copyText } from '@/lib/app/copy-text';
import { useAccountText } from '@/lib/app/use-account-text';
import { useJob } from '@/lib/app/use-job';
import { useNow } from '@/lib/app/use-now';
import { useQuery } from '@/lib/app/use-query';
import type { TroubleView } from '@/lib/app/views';
import { Button } from '../ui/Button';
import styles from './AccountPanel.module.css';

function Copy({ text }: { readonly text: string }) {
  const { t } = useAccountText();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => setCopied(await copyText(text));
  return (
    <Button size="small" onPress={() => void copy()}>
      {t(copied ? 'copied' : 'copy')}
    </Button>
  );
}

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
        {text === '' ? null : <Copy text={text} />}
        <Button size="small" isDisabled={discard.running} onPress={() => void discard.run({ id: item.id })}>
          {t('discard')}
        </Button>
      </div>
    </li>
  );
}

function Conflict({ item }: { readonly item: TroubleView['conflicts'][number] }) {
  const { t } = useAccountText();
  const decide = useJob('account.decide');
  return (
    <li className={styles.item}>
      <strong>{t('conflict.title', { name: item.about })}</strong>
      <span className={styles.soft}>{t('conflict.mine')}</span>
      <bdi className={styles.words}>{item.mine}</bdi>
      <span className={styles.soft}>{t('conflict.theirs')}</span>
      <bdi className={styles.words}>{item.theirs}</bdi>
      <div className={styles.buttons}>
        <Copy text={item.mine} />
        <Button size="small" isDisabled={decide.running} onPress={() => void decide.run({ id: item.id })}>
          {t('conflict.done')}
        </Button>
      </div>
    </li>
  );
}

/** Changes the team does not have as they are here, each with what can be done about it. */
export function TroubleList({ onEdit }: { readonly onEdit?: (contactId: string) => void }) {
  const { t } = useAccountText();
  const trouble = useQuery('account.trouble', {}).value;
  if (trouble === undefined || trouble.refused.length + trouble.conflicts.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('trouble.title')}>
      {trouble.refused.map((item) => (
        <Refused key={item.id} item={item} onEdit={onEdit} />
      ))}
      {trouble.conflicts.map((item) => (
        <Conflict key={item.id} item={item} />
      ))}
    </ul>
  );
}
