import type { Table } from 'dexie';
import { requireOurEpoch } from './connection';
import type { Database, EpochRecord, SealedRecord } from './database';
import { encodeHead, type Head } from './head';
import { encodeManifest, type Manifest } from './manifest';
import type { Bytes, Sealer } from './sealer';
import type { StoreState } from './store-state';

/** Everything one transaction changes, sealed beforehand. */
export interface Writes {
  readonly page?: { readonly put: readonly SealedRecord<string>[]; readonly drop: readonly string[] };
  readonly delta?: {
    readonly put: readonly SealedRecord<number>[];
    readonly drop: readonly (number | string)[];
  };
  readonly done?: { readonly put: readonly SealedRecord<string>[]; readonly drop: readonly string[] };
  readonly outbox?: { readonly put: readonly SealedRecord<string>[]; readonly drop: readonly string[] };
  readonly meta: { readonly put: readonly SealedRecord<string>[]; readonly drop?: readonly string[] };
}

/** Seals one record for its place. */
export async function sealRecord<K extends string | number>(
  sealer: Sealer,
  place: { readonly store: string; readonly key: K; readonly version: number },
  content: Bytes,
): Promise<SealedRecord<K>> {
  return { k: place.key, v: place.version, b: await sealer.seal(place, content) };
}

/** The head and, where pages changed, the manifest, sealed. */
export async function sealMeta(
  sealer: Sealer,
  head: Head,
  manifest: Manifest | null,
): Promise<SealedRecord<string>[]> {
  const sealed: Promise<SealedRecord<string>>[] = [
    sealRecord(sealer, { store: 'meta', key: 'head', version: head.write }, encodeHead(head)),
  ];
  if (manifest !== null) {
    const place = { store: 'meta', key: 'manifest', version: manifest.number };
    sealed.push(sealRecord(sealer, place, encodeManifest(manifest)));
  }
  return Promise.all(sealed);
}

/** Writes all of it in one strict transaction, or nothing of it; only into a store of our own epoch. */
export async function write(state: Pick<StoreState, 'connection'>, writes: Writes): Promise<void> {
  await state.connection.run(async (database) => {
    let ended: Promise<DOMException | null> = Promise.resolve(null);
    try {
      // Requests of one transaction run in the order in which they are made; nothing else may be awaited in it.
      await database.dexie.transaction('rw', storesOf(database, writes), ({ idbtrans }) => {
        ended = endOf(idbtrans);
        return Promise.all([
          requireOurEpoch(database),
          replace(database.page, writes.page),
          replace(database.delta, writes.delta),
          replace(database.done, writes.done),
          replace(database.outbox, writes.outbox),
          replace(database.meta, writes.meta),
        ]);
      });
    } catch (error) {
      // A full disk fails the requests one way and the transaction another: only the latter says why.
      const reason = await ended;
      throw reason?.name === 'QuotaExceededError' ? reason : error;
    }
  });
}

function storesOf({ page, delta, done, outbox, meta }: Database, writes: Writes) {
  return [
    meta,
    ...(writes.page === undefined ? [] : [page]),
    ...(writes.delta === undefined ? [] : [delta]),
    ...(writes.done === undefined ? [] : [done]),
    ...(writes.outbox === undefined ? [] : [outbox]),
  ];
}

/** Why a transaction was aborted, once it has ended. */
function endOf(transaction: IDBTransaction): Promise<DOMException | null> {
  return new Promise((resolve) => {
    transaction.addEventListener('complete', () => resolve(null));
    transaction.addEventListener('abort', () => resolve(transaction.error));
  });
}

async function replace<T, K>(
  table: Table<T, K>,
  change: { readonly put: readonly T[]; readonly drop?: readonly K[] } | undefined,
): Promise<void> {
  if (change === undefined) return;
  const { put, drop = [] } = change;
  await Promise.all([
    ...(drop.length === 0 ? [] : [table.bulkDelete([...drop])]),
    ...(put.length === 0 ? [] : [table.bulkPut([...put])]),
  ]);
}

/** Marks an empty database as ours, in this epoch. */
export async function writeEpoch(state: Pick<StoreState, 'connection'>, epoch: number): Promise<void> {
  const record: EpochRecord = { k: 'epoch', epoch };
  await state.connection.run((database) => database.meta.put(record));
}
