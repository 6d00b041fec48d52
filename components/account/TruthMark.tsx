import { useAccountText } from '@/lib/app/use-account-text';
import { useRowTruth } from '@/lib/app/use-row-truth';
import styles from './AccountPanel.module.css';

export interface TruthMarkProps {
  readonly contactId: string;
  readonly table: 'contacts' | 'notes' | 'followUps';
  readonly id: string;
}

/** Says of one record what the server does not know of it yet; nothing where it knows all of it. */
export function TruthMark({ contactId, table, id }: TruthMarkProps) {
  const { t } = useAccountText();
  const kind = useRowTruth(contactId, { table, id });
  if (kind === null) return null;
  return (
    <span className={styles.mark} data-kind={kind}>
      {t(`row.${kind}`)}
    </span>
  );
}
