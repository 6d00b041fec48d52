import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { Skeleton } from '@/components/ui/Skeleton';
import type { TableWords } from '@/lib/app/table-words';
import { useQuery } from '@/lib/app/use-query';
import { useSpeech } from '@/lib/app/use-speech';
import { HeldItem } from './HeldItem';
import styles from './HeldRows.module.css';

const pageSize = 10;

/** The items of one table as they are kept, newest first, a page at a time. */
export function HeldRows({ table }: { table: TableWords }) {
  const { t } = useSpeech();
  const [offset, setOffset] = useState(0);
  const answer = useQuery('held.rows', { table: table.name, offset, limit: pageSize });
  if (answer.status === 'failed') return <Notice tone="danger">{t('query.failed')}</Notice>;
  if (answer.status === 'waiting') return <Skeleton label={t('options.loading')} lines={4} />;
  const { rows, count } = answer.value;
  const shown = { from: offset + 1, to: offset + rows.length, count };
  return (
    <div className={styles.rows}>
      <ul className={styles.list}>
        {rows.map((row) => (
          <HeldItem key={row.id} table={table} row={row} />
        ))}
      </ul>
      <div className={styles.pages}>
        <Button
          size="small"
          isDisabled={offset === 0}
          onPress={() => setOffset(Math.max(0, offset - pageSize))}
        >
          {t('hold.newer')}
        </Button>
        <span className={styles.where}>{t('hold.itemsOf', shown)}</span>
        <Button
          size="small"
          isDisabled={rows.length === 0 || shown.to >= count}
          onPress={() => setOffset(offset + rows.length)}
        >
          {t('hold.older')}
        </Button>
      </div>
    </div>
  );
}
