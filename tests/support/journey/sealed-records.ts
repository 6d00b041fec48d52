import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createSealer } from '@/lib/store/sealer';

import type { Product } from '../harness/product';

/** A record as it lies in a database of the extension, with the name of its store. */
export interface DiskRecord {
  readonly store: string;
  readonly key: string | number;
  readonly version: number;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** Every sealed record of every database of the extension, copied as it is. */
export async function copyRecords(product: Product): Promise<DiskRecord[]> {
  const found = await (
    await product.worker()
  ).evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('unreadable')));
      });
    const all: { store: string; key: string | number; version: number; base64: string }[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const rows: { k: string | number; v: number; b?: Uint8Array }[] = await done(
          database.transaction(store).objectStore(store).getAll(),
        );
        for (const { k, v, b } of rows) {
          if (b === undefined) continue;
          let binary = '';
          for (const byte of b) binary += String.fromCharCode(byte);
          all.push({ store, key: k, version: v, base64: btoa(binary) });
        }
      }
      database.close();
    }
    return all;
  });
  return found.map(({ base64, ...place }) => ({
    ...place,
    sealed: Uint8Array.from(Buffer.from(base64, 'base64')),
  }));
}

/** Every text in the files of a profile that could be a key: 32 bytes in base64. */
export async function keysOnDisk(profileDir: string): Promise<string[]> {
  const keys = new Set<string>();
  for (const { bytes } of await filesOf(profileDir)) {
    for (const [key] of bytes.toString('latin1').matchAll(/(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=(?!=)/g))
      keys.add(key);
  }
  return [...keys];
}

/** The files in which some bytes lie as they are. */
export async function filesWith(profileDir: string, wanted: Uint8Array): Promise<string[]> {
  const files = await filesOf(profileDir);
  return files.filter(({ bytes }) => bytes.indexOf(wanted) >= 0).map(({ path }) => path);
}

async function filesOf(profileDir: string): Promise<{ path: string; bytes: Buffer }[]> {
  const entries = await readdir(profileDir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (path) => ({ path, bytes: await readFile(path).catch(() => Buffer.alloc(0)) })),
  );
}

/** What a key opens of some records, as text; records that it does not open are left out. */
export async function opened(key: string, records: readonly DiskRecord[]): Promise<string[]> {
  const sealer = await createSealer(key, 'local');
  const contents = await Promise.all(
    records.map(({ store, key: recordKey, version, sealed }) =>
      sealer.open({ store, key: recordKey, version }, sealed),
    ),
  );
  return contents.flatMap((content) => (content === null ? [] : [Buffer.from(content).toString('utf8')]));
}
