import { Disclosure } from '@/components/ui/Disclosure';
import type { TableWords } from '@/lib/app/table-words';
import { useSpeech } from '@/lib/app/use-speech';
import { FieldList } from '../FieldList';
import { keepText, TableFacts } from '../TableFacts';
import styles from './NoticeDetails.module.css';

/** The long notice, made from the catalogue: every table and every field, closed until asked for. */
export function NoticeDetails({ tables }: { tables: readonly TableWords[] }) {
  const { t } = useSpeech();
  return (
    <section className={styles.details}>
      <Disclosure level={2} title={t('welcome.details')}>
        <p className={styles.lead}>{t('welcome.detailsLead')}</p>
        {tables.map((table) => (
          <Disclosure key={table.name} title={<TableTitle table={table} />}>
            <div className={styles.table}>
              <TableFacts table={table} />
              <FieldList table={table} />
            </div>
          </Disclosure>
        ))}
      </Disclosure>
      <Disclosure level={2} title={t('welcome.lock')}>
        <p>{t('welcome.lock.text')}</p>
      </Disclosure>
      <Disclosure level={2} title={t('welcome.account')}>
        <p>{t('welcome.account.text')}</p>
      </Disclosure>
    </section>
  );
}

function TableTitle({ table }: { table: TableWords }) {
  const { t } = useSpeech();
  return (
    <span className={styles.title}>
      <span>{table.title}</span>
      <span className={styles.keep}>{keepText(t, table.keep)}</span>
    </span>
  );
}
