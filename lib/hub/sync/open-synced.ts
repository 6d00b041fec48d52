import type { Json } from '@/lib/domain/shared/json';
import { isRecord } from '@/lib/domain/shared/json';
import type { Model } from '@/lib/model/model';
import type { Kept } from '@/lib/store/journal';
import { parseItem, parseRecord } from '@/lib/sync/account/stored';
import { pendingByRow, viewOf } from '@/lib/sync/engine/overlay';
import type { SyncRecord } from '@/lib/sync/engine/record';
import { rowKey, type BaseRow } from '@/lib/sync/engine/row-key';
import { initialState } from '@/lib/sync/engine/state';
import { baseOf, isForeignTable, isSyncedTable, type Synced } from './synced';

/** A new state of sync, for an account that has just begun. */
export function freshSynced(record: SyncRecord): Synced {
  return { state: initialState({ record, outbox: [] }), bases: new Map(), raw: new Map(), held: new Map() };
}

/** What sync knew when the worker stopped; nothing where there is no account. Puts the views into the model. */
export function openSynced(model: Model, { records, outbox }: Kept): Synced | null {
  const record = parseRecord(records.sync);
  if (record === null) return null;
  const items = outbox
    .flatMap(({ content }) => parseItem(content) ?? [])
    .toSorted((a, b) => a.mid - b.mid || a.at - b.at);
  const synced: Synced = {
    state: initialState({ record, outbox: items }),
    bases: new Map(),
    raw: new Map(rawRows(records.raw).map((row) => [rowKey(row.table, row.entity.id), row])),
    held: new Map(record.heldOut.map(({ key, as }) => [key, as])),
  };
  const pending = pendingByRow(items);
  for (const key of pending.keys()) {
    const table = key.slice(0, key.indexOf(' '));
    if (!isSyncedTable(table) || synced.held.has(key)) continue;
    const base = baseOf(model, synced, key);
    const view = viewOf(key, base, { record, pending });
    if (base !== undefined) synced.bases.set(key, base.entity);
    if (view !== undefined) model.put(table, view);
  }
  return synced;
}

function rawRows(json: Json | undefined): BaseRow[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((value: Json): BaseRow[] => {
    if (!isRecord(value)) return [];
    const { table, id, seq, scope, d, erased } = value;
    if (typeof table !== 'string' || typeof id !== 'string' || !isForeignTable(table)) return [];
    if (typeof seq !== 'number' || typeof scope !== 'string' || !isRecord(d)) return [];
    const entity = erased === true ? { id, d: {}, c: {}, erased } : { id, d, c: {} };
    return [{ table, entity, seq, scope }];
  });
}

/** Rows of unknown tables as they are stored: of their stamps nothing is needed, because only the server merges. */
export function rawToJson(raw: ReadonlyMap<string, BaseRow>): Json {
  return [...raw.values()].map(({ table, entity: { id, d, erased }, seq, scope }) => ({
    ...{ table, id, seq, scope, d },
    ...(erased === true ? { erased } : {}),
  }));
}
