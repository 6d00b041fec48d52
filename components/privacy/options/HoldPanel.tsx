import { Disclosure } from '@/components/ui/Disclosure';
import { recordWords, type TableWords } from '@/lib/app/table-words';
import { useSpeech } from '@/lib/app/use-speech';
import type { HeldTable } from '@/lib/app/views';
import { FieldList } from '../FieldList';
import { TableFacts } from '../TableFacts';
import { HeldRows } from './HeldRows';
import { Panel } from './Panel';
import styles from './HoldPanel.module.css';

export interface HoldPanelProps {
  readonly tables: readonly TableWords[];
  readonly held: readonly HeldTable[];
}

/** Every table and every record of the catalogue with what it means, how much of it there is, and the items themselves. */
export function HoldPanel({ tables, held }: HoldPanelProps) {
  const { t, size, language } = useSpeech();
  const own = held.filter(({ table }) => tables.some(({ name }) => name === table));
  const total = own.reduce((sum, table) => sum + table.count, 0);
  const bytes = held.reduce((sum, table) => sum + table.bytes, 0);
  return (
    <Panel title={t('hold.title')} lead={t('hold.lead')}>
      <HeldList tables={tables} held={held} />
      <div className={styles.beside}>
        <h3 className={styles.heading}>{t('hold.beside')}</h3>
        <p className={styles.none}>{t('hold.besideLead')}</p>
      </div>
      <HeldList tables={recordWords(language)} held={held} />
      <p className={styles.total}>
        {t('hold.total', { count: total })} · {size(bytes)}
      </p>
    </Panel>
  );
}

function HeldList({ tables, held }: HoldPanelProps) {
  return (
    <ul className={styles.tables}>
      {tables.map((table) => (
        <li key={table.name}>
          <HeldTableItem table={table} held={held.find((each) => each.table === table.name)} />
        </li>
      ))}
    </ul>
  );
}

function HeldTableItem({ table, held }: { table: TableWords; held: HeldTable | undefined }) {
  const { t, size } = useSpeech();
  const count = held?.count ?? 0;
  const title = (
    <span className={styles.row}>
      <span className={styles.name}>
        {table.title}
        <span className={styles.purpose}>{table.purpose}</span>
      </span>
      <span className={styles.count}>
        {count === 0 ? t('hold.none') : t('hold.count', { count })}
        {held === undefined || held.bytes === 0 ? null : (
          <span className={styles.size}>{size(held.bytes)}</span>
        )}
      </span>
    </span>
  );
  return (
    <Disclosure title={title}>
      <div className={styles.inside}>
        <TableFacts table={table} />
        {count === 0 ? <p className={styles.none}>{noneText(t, table.name)}</p> : null}
        {count === 0 ? null : (
          <Disclosure level={4} title={t('hold.items')}>
            <HeldRows table={table} />
          </Disclosure>
        )}
        <Disclosure level={4} title={t('hold.fields')}>
          <FieldList table={table} />
        </Disclosure>
      </div>
    </Disclosure>
  );
}

/** An empty table says why it is empty, where there is more to say than that it is. */
function noneText(t: ReturnType<typeof useSpeech>['t'], table: string): string {
  if (table === 'ledger') return t('hold.ledger');
  return table === 'outbox' ? t('hold.outbox') : t('hold.emptyTable');
}
