import type { FoundRecord } from '@/lib/catalogue/define-record';
import { recordNamed } from '@/lib/catalogue/records';
import { isJson } from '@/lib/domain/shared/parse-operation';
import { recordCounts, recordRows } from '@/lib/privacy/held-records';
import { heldRows, type RowPage, type RowWindow } from '@/lib/privacy/held-rows';
import { heldShown } from '@/lib/privacy/held-shown';
import { heldTables } from '@/lib/privacy/held-tables';
import type { QueryAnswers } from '@/lib/messaging/contract/queries';
import type { QueryContext } from './query';
import type { Data, Root } from './root';

/** How much there is of each table and each record of the catalogue, in its order. */
export async function heldAnswer(context: QueryContext): Promise<QueryAnswers['held.tables']> {
  const { data, outside, signal } = context;
  const [sizes, found] = await Promise.all([data.journal.sizes(), recordsFound({ data, outside })]);
  const tables = await heldTables(await heldShown(data, signal), sizes.ok ? sizes.value : [], signal);
  return [...tables, ...recordCounts(found)];
}

/** The items of one table or one record. */
export async function heldRowsAnswer(context: QueryContext, window: RowWindow): Promise<RowPage> {
  const { data, outside, signal } = context;
  const record = recordNamed(window.table);
  if (record === undefined) return heldRows(await heldShown(data, signal), window, signal);
  const found = await recordsFound({ data, outside }, record.place.in === 'done');
  return recordRows(record, found, window);
}

/** Everything that is kept beside the tables, in the store and outside it. */
export async function recordsFound(
  { data, outside }: { readonly data: Pick<Data, 'journal'>; readonly outside: Root['outside'] },
  finished = false,
): Promise<readonly FoundRecord[]> {
  const [inStore, others] = await Promise.all([data.journal.records({ finished }), outside()]);
  return [
    ...(inStore.ok ? inStore.value : []),
    ...others.map(({ value, ...place }): FoundRecord => (isJson(value) ? { ...place, value } : place)),
  ];
}
