import { epoch } from './migrations/all';
import { requireOurEpoch } from './connection';
import { isSealedRecord } from './database';
import { decodeHead, emptyHead, type Head } from './head';
import { openRecord, type Loading } from './loading';
import { decodeManifest, emptyManifest, type Manifest } from './manifest';
import { quarantineRecord } from './store-state';
import { sealMeta, write, writeEpoch } from './write';

/** What must be there according to the store itself; `null` for what cannot be read any more. */
export interface LoadedMeta {
  readonly head: Head | null;
  readonly manifest: Manifest | null;
}

type Source = Omit<Loading, 'put' | 'putPacked'>;

/** Reads head and manifest, making them in an empty database. Refuses a store of a newer epoch. */
export async function loadMeta(loading: Source): Promise<LoadedMeta> {
  const found = await loading.connection.run(async ({ meta }) => ({
    keys: await meta.toCollection().primaryKeys(),
    head: await meta.get('head'),
    manifest: await meta.get('manifest'),
  }));
  if (!found.keys.includes('epoch')) {
    if (found.keys.length === 0 && (await isEmpty(loading))) return initialise(loading);
    quarantineRecord(loading.quarantine, { store: 'meta', key: 'epoch', bytes: 0 }, 'missing');
    await writeEpoch(loading, epoch);
  }
  await loading.connection.run(requireOurEpoch);
  const head = await readHead(loading, found.head);
  const manifest = await readManifest(loading, found.manifest, head);
  for (const part of manifest?.parts.keys() ?? []) {
    const key = `part.${part}`;
    if (!found.keys.includes(key)) {
      quarantineRecord(loading.quarantine, { store: 'meta', key, bytes: 0 }, 'missing');
    }
  }
  return { head, manifest };
}

async function isEmpty({ connection }: Source): Promise<boolean> {
  const [page, delta] = await connection.run((database) =>
    Promise.all([database.page.limit(1).primaryKeys(), database.delta.limit(1).primaryKeys()]),
  );
  return page.length === 0 && delta.length === 0;
}

async function initialise(loading: Source): Promise<LoadedMeta> {
  await writeEpoch(loading, epoch);
  const put = await sealMeta(loading.sealer, emptyHead, emptyManifest);
  await write(loading, { meta: { put } });
  return { head: emptyHead, manifest: emptyManifest };
}

async function readHead(loading: Source, found: unknown): Promise<Head | null> {
  const opened = await openRecord(loading, { store: 'meta', key: 'head' }, found);
  if (opened === null) return null;
  const head = decodeHead(opened);
  if (head === null) {
    quarantineRecord(loading.quarantine, { store: 'meta', key: 'head', bytes: opened.length }, 'malformed');
  }
  return head;
}

async function readManifest(loading: Source, found: unknown, head: Head | null): Promise<Manifest | null> {
  const record = { store: 'meta', key: 'manifest', bytes: isSealedRecord(found) ? found.b.length : 0 };
  const opened = await openRecord(loading, record, found);
  if (opened === null) return null;
  const manifest = decodeManifest(opened);
  if (manifest === null) {
    quarantineRecord(loading.quarantine, record, 'malformed');
    return null;
  }
  if (head === null || head.manifest === manifest.number) return manifest;
  // One of the two was put back from an older time: the one that knows the smaller number.
  if (head.manifest > manifest.number) {
    quarantineRecord(loading.quarantine, record, 'outdated');
    return null;
  }
  quarantineRecord(loading.quarantine, { ...record, key: 'head' }, 'outdated');
  return manifest;
}
