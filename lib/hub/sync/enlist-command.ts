import type { Operation } from '@/lib/domain/shared/operation';
import type { Aside } from '@/lib/store/journal';
import { toStored } from '@/lib/sync/account/stored';
import { correctedNow } from '@/lib/sync/engine/clock-offset';
import { enlist, type Enlisted } from '@/lib/sync/engine/enlist';
import { operationsOf } from '@/lib/sync/engine/first-upload';
import type { SyncRecord } from '@/lib/sync/engine/record';
import { rowKey } from '@/lib/sync/engine/row-key';
import type { Placed } from '../fold-operations';
import type { Data } from '../root';
import { heldScopes } from './hold-out';
import { isSampleRow, isSyncedTable, type Synced } from './synced';

/** A command's changes, parted: what is written as it is, and what goes to the server first. */
export interface Parted {
  /** Rows that only this computer has. */
  readonly own: readonly Placed[];
  /** Rows whose confirmed state stays as it is until the server has the change. */
  readonly shared: readonly Placed[];
  readonly enlisted: Enlisted;
}

/** A command on its way to disk. */
export interface Enlisting {
  readonly id: string;
  readonly at: number;
  readonly operations: readonly Operation[];
  readonly changes: readonly Placed[];
}

/** Parts a command's changes where there is an account; nothing where there is none. */
export function partChanges(data: Data, command: Enlisting): Parted | null {
  const { synced, model } = data;
  if (synced === null) return null;
  const made = new Set<unknown>(
    command.changes.flatMap(({ table, entity }) =>
      table === 'contacts' && entity.d['sample'] === true ? [entity.id] : [],
    ),
  );
  const isOwn = ({ table, entity }: Placed): boolean =>
    !isSyncedTable(table) ||
    isSampleRow(model, table, model.tables[table].find(entity.id) ?? entity) ||
    isSampleRow(model, table, entity) ||
    made.has(entity.d['contactId']);
  const own = command.changes.filter(isOwn);
  const kept = new Set(own.map(({ table, entity }) => rowKey(table, entity.id)));
  const { id, at } = command;
  const leaving = command.operations.filter((operation) => !kept.has(rowKey(operation.table, operation.id)));
  const whole = wholeRows(leaving, data, { synced, at });
  return {
    own,
    shared: command.changes.filter((change) => !own.includes(change)),
    enlisted: enlist({
      record: recordAfter(command, data, synced),
      outbox: synced.state.outbox,
      id,
      at,
      operations: [...[...whole.values()].flat(), ...leaving],
      // Of a row that nobody else has yet, nobody else has written a version.
      view: (key) => (whole.has(key) ? undefined : viewed(data, key)),
    }),
  };
}

/**
 * Rows among these that only this computer has and that were not sent yet: a change to one takes the whole row
 * along, or the server would know nothing of it but the change.
 */
function wholeRows(
  operations: readonly Operation[],
  data: Data,
  { synced: { state }, at }: { readonly synced: Synced; readonly at: number },
): ReadonlyMap<string, readonly Operation[]> {
  const whole = new Map<string, readonly Operation[]>();
  const keys = new Map(operations.map(({ table, id }) => [rowKey(table, id), table]));
  const upload = { now: correctedNow(state.record, at), clientId: data.stamps.client };
  for (const [key, table] of keys) {
    const entity = viewed(data, key);
    if (entity === undefined || entity.on !== undefined || entity.erased === true) continue;
    const isKnown = state.outbox.some((item) =>
      item.operations.some((one) => rowKey(one.table, one.id) === key),
    );
    if (!isKnown) whole.set(key, operationsOf(table, entity, upload));
  }
  return whole;
}

/** A chat that is let in again: what the team has about it was never kept here, so it is loaded anew. */
function recordAfter({ changes }: Enlisting, { model }: Data, synced: Synced): SyncRecord {
  const { record } = synced.state;
  const letsIn = changes.some(({ table, entity }) => table === 'keptOut' && entity.erased === true);
  if (!letsIn || synced.held.size === 0) return record;
  return { ...record, gained: [...new Set([...record.gained, ...heldScopes(model, synced)])] };
}

function viewed({ model }: Data, key: string) {
  const space = key.indexOf(' ');
  const table = key.slice(0, space);
  return isSyncedTable(table) ? model.tables[table].find(key.slice(space + 1)) : undefined;
}

/** What of the changes is kept beside the rows, in the transaction of the command. */
export function asideOf({ record, items }: Enlisted): Aside {
  return {
    outbox: { put: items.map((item) => ({ id: item.id, content: toStored(item) })), drop: [] },
    records: { sync: toStored(record) },
  };
}

/** Before memory changes: the confirmed rows under the new views are set aside. */
export function setBasesAside(data: Data, synced: Synced, shared: readonly Placed[]): void {
  for (const { table, entity } of shared) {
    const key = rowKey(table, entity.id);
    const held = data.model.tables[table].find(entity.id);
    if (held?.on !== undefined && !synced.bases.has(key)) synced.bases.set(key, held);
  }
}
