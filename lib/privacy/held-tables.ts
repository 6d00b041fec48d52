import { catalogue, type TableName } from '@/lib/catalogue/catalogue';
import { coldTables, hotTables, isWaiting, liveRows, type HeldData } from './held-data';

export interface TableCount {
  readonly table: string;
  readonly count: number;
}

export interface HeldSize {
  readonly table: TableName;
  readonly bytes: number;
  readonly rows: number;
}

/** Up to this many rows on disk are counted one by one; more are taken from the store's own books. */
const countedRows = 5_000;

/**
 * How many rows each table of the catalogue holds and how large it is on disk, in the order of the catalogue. In a big
 * table on disk a row that was just rewritten may count twice until the store has tidied up.
 */
export async function heldTables(
  held: HeldData,
  sizes: readonly HeldSize[],
  signal: AbortSignal,
): Promise<readonly (TableCount & { readonly bytes: number })[]> {
  const counts: (TableCount & { readonly bytes: number })[] = [];
  for (const { name } of Object.values(catalogue)) {
    const size = sizes.find((each) => each.table === name);
    const booked = size !== undefined && size.rows > countedRows ? size.rows : undefined;
    counts.push({
      table: name,
      count: booked ?? (await countRows(held, name, signal)),
      bytes: size?.bytes ?? 0,
    });
  }
  return counts;
}

/** The exact number of rows of every table; what an erasure of everything reaches. */
export async function heldCounts(held: HeldData, signal: AbortSignal): Promise<readonly TableCount[]> {
  const counts: TableCount[] = [];
  for (const { name } of Object.values(catalogue))
    counts.push({ table: name, count: await countRows(held, name, signal) });
  return counts;
}

async function countRows(held: HeldData, table: TableName, signal: AbortSignal): Promise<number> {
  let count = 0;
  if (isWaiting(catalogue[table])) return [...(held.waiting?.() ?? [])].length;
  const hot = hotTables.find((each) => each.name === table);
  if (hot !== undefined) for (const _row of liveRows(held, hot.name)) count += 1;
  const cold = coldTables.find((each) => each.name === table);
  if (cold === undefined) return count;
  for await (const batch of held.cold(cold.name, signal)) {
    for (const { entity } of batch) if (entity.erased !== true) count += 1;
  }
  return count;
}
