import type { Result } from '@/lib/domain/shared/result';
import type { StoreCode } from '@/lib/store/journal';
import { correctedNow } from '@/lib/sync/engine/clock-offset';
import { enlist } from '@/lib/sync/engine/enlist';
import { operationsOf } from '@/lib/sync/engine/first-upload';
import type { OutboxItem } from '@/lib/sync/engine/outbox';
import type { AskedPair } from '@/lib/sync/engine/record';
import { rowKey } from '@/lib/sync/engine/row-key';
import type { Data, Root } from '../root';
import { pairsOnUpload, withPairs } from './ask-same';
import { asideOf } from './enlist-command';
import { isSampleRow, type Synced } from './synced';

/** Contacts go first: what belongs to one takes its place on the server. */
const order = ['labels', 'contacts', 'chats', 'notes', 'followUps'] as const;
const rowsInSlice = 200;

/**
 * Enlists rows that only this computer has, a slice at a time, each with its original stamps. Which rows those
 * are is seen from the rows themselves, so that a stop at any line neither loses nor doubles one. Answers how
 * many are on their way now; 0 when there is nothing left.
 */
export async function uploadSlice(root: Root, data: Data): Promise<Result<number, StoreCode>> {
  const { synced } = data;
  if (synced === null) return { ok: true, value: 0 };
  const upload = { now: correctedNow(synced.state.record, root.clock.now()), clientId: data.stamps.client };
  let { record } = synced.state;
  const items: OutboxItem[] = [];
  const pairs: AskedPair[] = [];
  let count = 0;
  for (const { table, entity } of localRows(data, synced)) {
    const operations = operationsOf(table, entity, upload);
    const id = root.ids.uuid(root.clock.now());
    const at = root.clock.now();
    const enlisted = enlist({ record, outbox: [], id, at, operations, view: () => undefined });
    record = enlisted.record;
    items.push(...enlisted.items);
    count += 1;
    if (table === 'contacts') pairs.push(...pairsOnUpload(data, synced, entity));
    if (count === rowsInSlice) break;
  }
  if (count === 0) return { ok: true, value: 0 };
  const enlisted = { record: withPairs(data.model, record, pairs), items };
  const written = await data.journal.settle({
    changed: [],
    ...asideOf(enlisted),
    clock: { kind: 'atLeast', stamp: data.stamps.last() },
    head: data.head + 1,
  });
  if (!written.ok) return written;
  data.head += 1;
  await root.enlisted(data, enlisted);
  return { ok: true, value: count };
}

function* localRows(data: Data, synced: Synced) {
  const known = new Set(
    synced.state.outbox.flatMap(({ operations }) => operations.map(({ table, id }) => rowKey(table, id))),
  );
  for (const table of order) {
    for (const entity of data.model.hot(table)) {
      const isLocal =
        entity.on === undefined && entity.erased !== true && !known.has(rowKey(table, entity.id));
      if (isLocal && !isSampleRow(data.model, table, entity)) yield { table, entity };
    }
  }
}
