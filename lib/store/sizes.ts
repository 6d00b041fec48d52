import type { TableName } from '@/lib/catalogue/catalogue';
import { readPart } from './cold';
import type { TableSize } from './journal';
import type { StoreState } from './store-state';
import { tableNames } from './table-codes';

/** What each table takes on disk, sealed, and how many rows the cold ones have. */
export async function tableSizes(state: StoreState): Promise<TableSize[]> {
  const bytes = new Map<TableName, number>();
  const rows = new Map<TableName, number>();
  const add = (counts: Map<TableName, number>, table: TableName, count: number): void => {
    counts.set(table, (counts.get(table) ?? 0) + count);
  };
  for (const page of state.manifest.pages.values()) add(bytes, page.table, page.bytes);
  for (const name of state.manifest.parts.keys()) {
    for (const page of (await readPart(state, name)).values()) {
      add(bytes, page.table, page.bytes);
      add(rows, page.table, page.rows);
    }
  }
  for (const delta of state.deltas.all()) {
    add(bytes, delta.table, delta.bytes);
    if (delta.kind === 'cold') add(rows, delta.table, 1);
  }
  const waiting = await state.connection.run(({ outbox }) => outbox.toArray());
  for (const { b } of waiting) add(bytes, 'outbox', b.length);
  return tableNames.map((table) => ({ table, bytes: bytes.get(table) ?? 0, rows: rows.get(table) ?? 0 }));
}
