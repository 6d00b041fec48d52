import type { Entity } from '@/lib/domain/shared/entity';

/** What a list was asked for. */
interface Wanted {
  readonly sort: 'name' | 'recent' | 'due';
  readonly labelId: string | null;
  readonly limit: number;
}

/** One question over all contacts without a model in memory: read everything, filter, sort, count, cut. */
export async function rawScan({ sort, labelId, limit }: Wanted): Promise<{ count: number; rows: Entity[] }> {
  const database = await openPacked();
  const pages = await all(database.transaction('contacts').objectStore('contacts').getAll());
  database.close();
  const found = pages
    .flatMap(({ rows }) => rows)
    .filter(({ d }) => labelId === null || Object.hasOwn(d['labels'] ?? {}, labelId))
    .map((contact) => ({ contact, key: keyOf(contact, sort) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { count: found.length, rows: found.slice(0, limit).map(({ contact }) => contact) };
}

function keyOf({ d }: Entity, sort: Wanted['sort']): string | number {
  return sort === 'name' ? String(d['name']).toLowerCase() : -Number(d['lastActivityAt']);
}

function openPacked(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('raw-packed', 1);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('open')));
  });
}

function all(request: IDBRequest<{ rows: Entity[] }[]>): Promise<{ rows: Entity[] }[]> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('read')));
  });
}
