import type { HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Result } from '@/lib/domain/shared/result';
import type { Placed } from '../fold-operations';
import type { Data, Root } from '../root';
import type { StoreCode } from '@/lib/store/journal';
import { toStored } from '@/lib/sync/account/stored';
import { baseAfter } from '@/lib/sync/engine/base-rows';
import { changedKeys } from '@/lib/sync/engine/changed-keys';
import type { Save } from '@/lib/sync/engine/effect';
import { pendingByRow, viewOf } from '@/lib/sync/engine/overlay';
import type { AskedPair, SyncRecord } from '@/lib/sync/engine/record';
import type { BaseRow, RowKey } from '@/lib/sync/engine/row-key';
import type { SyncState } from '@/lib/sync/engine/state';
import { pairsOnArrival, withPairs } from './ask-same';
import { fillHidden } from './fill-hidden';
import { holdOut, type After } from './hold-out';
import { rawToJson } from './open-synced';
import { baseOf, confirmedRows, isForeignTable, isSyncedTable, type Synced } from './synced';

/**
 * Writes what a step of the engine has learned in one transaction, then brings memory to the same state and
 * tells whoever shows it. On failure nothing was written and memory is as it was.
 */
export async function settle(
  root: Root,
  data: Data,
  { save, next, synced }: { readonly save: Save; readonly next: SyncState; readonly synced: Synced },
): Promise<Result<null, StoreCode>> {
  const outbox = synced.state.outbox;
  const keys = changedKeys(save, { outbox, rows: rowsFor(save, data, synced) });
  const found = afterOf(save, keys, { data, synced });
  const { model } = data;
  const { after, held } = holdOut({ after: found, model, synced, anew: save.base?.kind === 'install' });
  const pairs = pairsIn(save, after, { data, synced });
  const record = withPairs(model, withHeld(save.record, synced.held, held), pairs);
  const raw = rawAfter(synced, after);
  const written = await data.journal.settle({
    changed: [...after].flatMap(([key, row]) => storedRow(key, row, { data, synced })),
    outbox: { put: save.put.map((item) => ({ id: item.id, content: toStored(item) })), drop: save.drop },
    records: { sync: toStored(record), ...(raw === null ? {} : { raw: rawToJson(raw) }) },
    clock: save.clock,
    head: data.head + 1,
  });
  if (!written.ok) return written;
  data.head += 1;
  data.unfolded += after.size;
  if (save.clock !== null) data.stamps.move(save.clock);
  synced.state = { ...next, record };
  synced.held = held;
  if (raw !== null) refill(synced.raw, raw);
  root.applied(data, viewsOf(new Set([...keys, ...after.keys()]), after, { data, synced }));
  return written;
}

/** Contacts that came for the first time and may be ones that were made here; on joining, the upload asks. */
function pairsIn({ base }: Save, after: After, { data, synced }: Held): readonly AskedPair[] {
  const isFirst = base?.kind === 'install' && base.scopes === 'all';
  if (base === null || isFirst) return [];
  return [...after].flatMap(([key, row]) => {
    const isNew = row?.table === 'contacts' && baseOf(data.model, synced, key) === undefined;
    return isNew ? pairsOnArrival(data, row.entity) : [];
  });
}

/** What is held out is remembered, and nothing is kept of what was written about it at once. */
function withHeld(record: SyncRecord, before: Synced['held'], held: Synced['held']): SyncRecord {
  if (held === before) return record;
  return {
    ...record,
    heldOut: [...held].map(([key, as]) => ({ key, as })),
    kept: record.kept.filter(({ key }) => !held.has(key)),
  };
}

interface Held {
  readonly data: Data;
  readonly synced: Synced;
}

/** Only where whole scopes go is every row looked at. */
function rowsFor({ base }: Save, { model }: Data, synced: Synced): Iterable<BaseRow> {
  const goes = base?.kind === 'install' ? true : (base?.dropScopes.length ?? 0) > 0;
  return goes ? confirmedRows(model, synced) : [];
}

function afterOf({ base }: Save, keys: ReadonlySet<RowKey>, { data, synced }: Held): After {
  if (base === null) return new Map();
  const now = (key: RowKey) => baseOf(data.model, synced, key);
  const later = baseAfter(base, now);
  const changed = [...keys].map((key): [RowKey, BaseRow | undefined] => [key, later(key)]);
  const fresh = changed.filter(([key, row]) => row !== now(key));
  return new Map(fresh.map(([key, row]) => [key, row === undefined ? row : fillHidden(data.model, row)]));
}

function placeOf(key: RowKey): { readonly table: string; readonly id: string } {
  const space = key.indexOf(' ');
  return { table: key.slice(0, space), id: key.slice(space + 1) };
}

/** A confirmed row with its place, as it is stored; where there is none any more, what is left is its id. */
function storedRow(key: RowKey, row: BaseRow | undefined, { data, synced }: Held): readonly Placed[] {
  const { table, id } = placeOf(key);
  if (!isSyncedTable(table)) return [];
  if (row !== undefined) return [{ table, entity: withPlace(row) }];
  return baseOf(data.model, synced, key) === undefined ? [] : [{ table, entity: emptied(id) }];
}

function withPlace({ entity, seq, scope }: BaseRow): Entity {
  return { ...entity, on: { seq, scope } };
}

function emptied(id: string): Entity {
  return { id, d: {}, c: {}, erased: true };
}

/** The rows of unknown tables once this is written, or nothing where none of them changes. */
function rawAfter({ raw }: Synced, after: After): ReadonlyMap<RowKey, BaseRow> | null {
  const foreign = [...after].filter(([key]) => isForeignTable(placeOf(key).table));
  if (foreign.length === 0) return null;
  const next = new Map(raw);
  for (const [key, row] of foreign) {
    if (row === undefined) next.delete(key);
    else next.set(key, row);
  }
  return next;
}

function refill(map: Map<RowKey, BaseRow>, next: ReadonlyMap<RowKey, BaseRow>): void {
  map.clear();
  for (const [key, row] of next) map.set(key, row);
}

/** What people see of these rows now: the confirmed ones with the pending changes on top. */
function viewsOf(keys: ReadonlySet<RowKey>, after: After, { data, synced }: Held): readonly Placed[] {
  const { record, outbox } = synced.state;
  const pending = pendingByRow(outbox);
  const views: { table: HotTable; entity: Entity }[] = [];
  for (const key of keys) {
    const { table, id } = placeOf(key);
    if (!isSyncedTable(table)) continue;
    const found = after.has(key) ? after.get(key) : baseOf(data.model, synced, key);
    const base = found === undefined ? undefined : { ...found, entity: withPlace(found) };
    if (base !== undefined && synced.held.has(key)) {
      synced.bases.delete(key);
      views.push({ table, entity: { ...emptied(id), on: { seq: base.seq, scope: base.scope } } });
      continue;
    }
    if (base !== undefined && pending.has(key)) synced.bases.set(key, base.entity);
    else synced.bases.delete(key);
    views.push({ table, entity: viewOf(key, base, { record, pending }) ?? emptied(id) });
  }
  return views;
}
