import { tableNamed, type HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import { isHotTable } from '@/lib/model/is-hot-table';
import type { Model } from '@/lib/model/model';
import { rowKey, type BaseRow, type RowKey } from '@/lib/sync/engine/row-key';
import type { SyncRecord } from '@/lib/sync/engine/record';
import type { SyncState } from '@/lib/sync/engine/state';

/** What sync keeps in memory while there is an account. */
export interface Synced {
  state: SyncState;
  /** The confirmed row under each view that differs from it: those with changes on top. */
  readonly bases: Map<RowKey, Entity>;
  /** Rows of tables that this version does not know, as the server has them. */
  readonly raw: Map<RowKey, BaseRow>;
  /** Confirmed rows about people whose chats are kept out here: nothing of their content is on this computer. */
  held: ReadonlyMap<RowKey, Standing>;
}

/** How a row whose content is not here stands on the server. */
export type Standing = SyncRecord['heldOut'][number]['as'];

/** Says whether rows of a table may come from the server and live in memory here. */
export function isSyncedTable(table: string): table is HotTable {
  return isHotTable(table) && tableNamed(table)?.scope === 'synced';
}

/** Says whether a table is one of a newer version, whose rows are kept as they are. */
export function isForeignTable(table: string): boolean {
  return tableNamed(table) === undefined;
}

/** The tables whose rows live in memory here and may come from the server. */
export const syncedTables = ['contacts', 'chats', 'notes', 'labels', 'followUps'] as const;

/** What the server has confirmed of a row. */
export function baseOf(model: Model, synced: Synced, key: RowKey): BaseRow | undefined {
  const raw = synced.raw.get(key);
  if (raw !== undefined) return raw;
  const space = key.indexOf(' ');
  const table = key.slice(0, space);
  if (!isSyncedTable(table)) return undefined;
  const entity = synced.bases.get(key) ?? model.tables[table].find(key.slice(space + 1));
  return confirmed(table, entity, synced.held.get(key));
}

/** Every row that the server has confirmed. */
export function* confirmedRows(model: Model, synced: Synced): Generator<BaseRow> {
  yield* synced.raw.values();
  for (const table of syncedTables) {
    for (const entity of model.hot(table)) {
      const key = rowKey(table, entity.id);
      const row = confirmed(table, synced.bases.get(key) ?? entity, synced.held.get(key));
      if (row !== undefined) yield row;
    }
  }
}

function confirmed(
  table: string,
  entity: Entity | undefined,
  standing: Standing | undefined,
): BaseRow | undefined {
  if (entity?.on === undefined) return undefined;
  if (standing === undefined) return { table, entity, ...entity.on };
  // It is not erased on the server, so it counts there.
  const d = standing === 'deleted' ? { deletedAt: 0 } : {};
  return { table, entity: { id: entity.id, d, c: {} }, ...entity.on };
}

/** Made-up rows, and what belongs to them, never leave this computer. */
export function isSampleRow(model: Model, table: string, entity: Entity): boolean {
  if (entity.d['sample'] === true) return true;
  const owner = table === 'contacts' ? entity.id : entity.d['contactId'];
  return typeof owner === 'string' && model.tables.contacts.get(owner)?.d.sample === true;
}
