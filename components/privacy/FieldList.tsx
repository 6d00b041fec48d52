import type { TableWords } from '@/lib/app/table-words';
import { useSpeech } from '@/lib/app/use-speech';
import styles from './FieldList.module.css';

/** Every field of a table with what it means; a table on wide pages, cards on narrow ones. */
export function FieldList({ table }: { table: TableWords }) {
  const { t } = useSpeech();
  return (
    <ul className={styles.list}>
      {table.fields.map((field) => (
        <li key={field.name} className={styles.field}>
          <code className={styles.name}>{field.name}</code>
          <span className={styles.why}>{field.why}</span>
          <span className={styles.more}>
            {[
              field.kind,
              field.from.join(', '),
              `${t('held.leaves')}: ${t(field.mayLeave ? 'held.leaves.account' : 'held.leaves.no')}`,
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
