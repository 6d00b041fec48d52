import type { TableWords } from '@/lib/app/table-words';
import { useSpeech, type PrivacySpeech } from '@/lib/app/use-speech';
import styles from './TableFacts.module.css';

/** What one table means: why it is kept, from where, where it goes, how long, what erases it. */
export function TableFacts({ table }: { table: TableWords }) {
  const { t } = useSpeech();
  const facts = [
    [t('held.why'), table.purpose],
    [t('held.from'), table.from.join(' · ')],
    [t('held.where'), whereText(t, table)],
    [t('held.howLong'), keepText(t, table.keep)],
    [t('held.erasedWith'), t(`held.with.${table.eraseWith}`)],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(([term, words]) => (
        <div key={term} className={styles.fact}>
          <dt>{term}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Where it goes; of what the program keeps for itself some parts may be asked for by the server. */
function whereText(t: PrivacySpeech['t'], { scope, fields }: TableWords): string {
  const leaves = scope !== 'synced' && fields.some(({ mayLeave }) => mayLeave);
  return t(leaves ? 'held.where.parts' : `held.where.${scope}`);
}

/** How long a table's rows are kept, as a person says it. */
export function keepText(t: PrivacySpeech['t'], keep: TableWords['keep']): string {
  if (keep.keep === 'days') return t('held.keep.days', { days: keep.days, after: keep.after });
  return keep.keep === 'hours' ? t('held.keep.hours', { hours: keep.hours }) : t(`held.keep.${keep.keep}`);
}
