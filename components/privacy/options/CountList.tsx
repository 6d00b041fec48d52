import type { TableWords } from '@/lib/app/table-words';
import { useSpeech } from '@/lib/app/use-speech';
import styles from './CountList.module.css';

export interface CountListProps {
  readonly title: string;
  readonly counts: readonly { readonly table: string; readonly count: number }[];
  readonly tables: readonly TableWords[];
}

/** Exact numbers by table; tables without rows are left out unless all are. */
export function CountList({ title, counts, tables }: CountListProps) {
  const { t, time } = useSpeech();
  const some = counts.filter(({ count }) => count > 0);
  const nameOf = (table: string): string => tables.find((each) => each.name === table)?.title ?? table;
  return (
    <div className={styles.counts}>
      <p className={styles.title}>{title}</p>
      {some.length === 0 ? <p>{t('hold.none')}</p> : null}
      <dl className={styles.list}>
        {some.map(({ table, count }) => (
          <div key={table} className={styles.line}>
            <dt>{nameOf(table)}</dt>
            <dd>{time.number(count)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
