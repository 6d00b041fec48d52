import type { ColdTable, HotTable } from '@/lib/catalogue/catalogue';
import { tables } from '@/lib/catalogue/catalogue';
import type { TableMeaning } from '@/lib/catalogue/define-table';
import type { Entity } from '@/lib/domain/shared/entity';
import type { ColdEntry, PlacedRow } from '@/lib/store/journal';

/** Rows that live in memory, at one head. Deleted rows that wait in the trash are among them. */
export interface HotRows {
  hot(table: HotTable): Iterable<Entity>;
}

/** Everything this product holds, as export, erasure and the options page read it. */
export interface HeldData extends HotRows {
  cold(table: ColdTable, signal: AbortSignal): AsyncIterable<readonly ColdEntry[]>;
  /** Changes that wait for the server, as rows of the outbox; absent where there is no account. */
  waiting?(): Iterable<Entity>;
  /** Rows in quarantine that can be read but have not the shape of their table. */
  misfits(): readonly PlacedRow[];
}

type Named<T extends string> = TableMeaning & { readonly name: T };

/** Says whether a table's rows live in memory. */
export function isHot(table: TableMeaning): table is Named<HotTable> {
  return table.memory === 'hot';
}

/** Says whether a table's rows are pages on disk, read on demand. */
export function isCold(table: TableMeaning): table is Named<ColdTable> {
  return table.memory === 'cold';
}

/** Says whether a table is the list of what waits for the server. */
export function isWaiting(table: TableMeaning): boolean {
  return table.memory === 'journal';
}

/** The tables whose rows live in memory, in the order of the catalogue. */
export const hotTables: readonly Named<HotTable>[] = tables.filter(isHot);

/** The tables whose rows are read on demand, in the order of the catalogue. */
export const coldTables: readonly Named<ColdTable>[] = tables.filter(isCold);

/** The rows of a table in memory that hold data; what is left of an erased row holds none. */
export function* liveRows(held: HotRows, table: HotTable): Generator<Entity> {
  for (const entity of held.hot(table)) if (entity.erased !== true) yield entity;
}
