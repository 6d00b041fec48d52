import type { HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Operation } from '@/lib/domain/shared/operation';
import type { Kept } from '@/lib/store/journal';
import { accountToJson } from '@/lib/sync/account/account';
import { toStored } from '@/lib/sync/account/stored';
import { enlist, type Enlisted } from '@/lib/sync/engine/enlist';
import type { OutboxItem } from '@/lib/sync/engine/outbox';
import type { SyncRecord } from '@/lib/sync/engine/record';
import { mentionsAny } from '@/lib/privacy/erase/mentions';
import { rowKey } from '@/lib/sync/engine/row-key';
import type { Data, Root } from '../root';
import { rawToJson } from './open-synced';
import { isSampleRow, isSyncedTable, type Synced } from './synced';

/** What an erasure on this computer asks of the server, and what is kept beside the rows after it. */
export interface SharedErasure {
  readonly enlisted: Enlisted;
  readonly aside: Kept;
}

/**
 * The erasure for everybody else: it waits like any other change, and no content of the erased rows is left in
 * what waits. Nothing where there is no account.
 */
export function eraseShared(
  root: Root,
  data: Data,
  going: ReadonlyMap<HotTable, ReadonlySet<string>>,
): SharedErasure | null {
  const { synced, account } = data;
  if (synced === null) return null;
  const { outbox } = synced.state;
  const record = forgetLost(synced, going);
  const at = root.clock.now();
  const operations = erasuresOf(data, going);
  const id = root.ids.uuid(at);
  const enlisted = enlist({ record, outbox, id, at, operations, view: () => undefined });
  const waiting = new Map(outbox.map((item) => [item.id, item]));
  for (const item of enlisted.items) waiting.set(item.id, item);
  return {
    enlisted,
    aside: {
      outbox: [...waiting.values()].map((item: OutboxItem) => ({ id: item.id, content: toStored(item) })),
      records: {
        sync: toStored(enlisted.record),
        raw: rawToJson(synced.raw),
        ...(account === null ? {} : { account: accountToJson(account) }),
      },
    },
  };
}

/**
 * Words about erased rows that lost a conflict, and rows of a newer version that name them, are not written again.
 * Of the latter the memory forgets at once: they are shown nowhere, and the server sends what is left of them.
 */
function forgetLost(synced: Synced, going: ReadonlyMap<HotTable, ReadonlySet<string>>): SyncRecord {
  const ids = new Set([...going.values()].flatMap((each) => [...each]));
  const keys = new Set([...going].flatMap(([table, each]) => [...each].map((id) => rowKey(table, id))));
  for (const [key, { entity }] of synced.raw) if (mentionsAny(entity.d, ids)) synced.raw.delete(key);
  const { record } = synced.state;
  return { ...record, kept: record.kept.filter(({ key }) => !keys.has(key)) };
}

function erasuresOf(data: Data, going: ReadonlyMap<HotTable, ReadonlySet<string>>): Operation[] {
  const erasures: Operation[] = [];
  for (const [table, ids] of going) {
    if (!isSyncedTable(table)) continue;
    for (const id of ids) {
      const entity = data.model.tables[table].find(id);
      if (entity === undefined || isSampleRow(data.model, table, entity)) continue;
      erasures.push({ op: 'erase', table, id, stamp: data.stamps.next() });
    }
  }
  return erasures;
}

/** Nothing of erased rows stays under the views, once they are gone from the disk. */
export function forgetBases({ synced }: Data, gone: ReadonlyMap<HotTable, ReadonlySet<string>>): void {
  for (const [table, ids] of gone) for (const id of ids) synced?.bases.delete(rowKey(table, id));
}

/** The rows as they are stored: with an account what the server has confirmed, not what is seen on top of it. */
export function storedRows(data: Data): { hot(table: HotTable): Iterable<Entity> } {
  const { model, synced } = data;
  return {
    *hot(table) {
      for (const entity of model.hot(table)) yield synced?.bases.get(rowKey(table, entity.id)) ?? entity;
    },
  };
}
