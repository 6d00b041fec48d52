import type { Entity } from '@/lib/domain/shared/entity';
import { contactRow } from './contact-row';
import { historyRow, type Committer, type Subject } from './subject';

const strict = { durability: 'strict' } as const;

/** IndexedDB without a library: one record per contact, with so many of three indexes. */
export function rawRowsSubject(indexes: readonly string[]): Subject {
  const open = (): Promise<IDBDatabase> => openRaw(`raw-rows-${indexes.length}`, indexes);
  return {
    async write(contacts) {
      const db = await open();
      for (let from = 0; from < contacts.length; from += 4_000) {
        const transaction = db.transaction('contacts', 'readwrite', strict);
        const store = transaction.objectStore('contacts');
        for (const contact of contacts.slice(from, from + 4_000)) store.put(contactRow(contact));
        await completed(transaction);
      }
      db.close();
    },
    async load() {
      const db = await open();
      const rows = await all(db.transaction('contacts').objectStore('contacts').getAll());
      const byId = new Map(rows.map((row) => [row.id, row]));
      db.close();
      return byId.size;
    },
    committer: () => rawCommitter(open, contactRow),
  };
}

/** IndexedDB without a library: 128 contacts per record, in clear, changes beside them. */
export const rawPackedSubject: Subject = {
  async write(contacts) {
    const db = await openRaw('raw-packed', []);
    for (let from = 0; from < contacts.length; from += 15 * 128) {
      const transaction = db.transaction('contacts', 'readwrite', strict);
      const store = transaction.objectStore('contacts');
      const slice = contacts.slice(from, from + 15 * 128);
      for (let row = 0; row < slice.length; row += 128) {
        store.put({ id: `${from + row}`.padStart(9, '0'), rows: slice.slice(row, row + 128) });
      }
      await completed(transaction);
    }
    db.close();
  },
  async load() {
    const db = await openRaw('raw-packed', []);
    const pages = await all(db.transaction('contacts').objectStore('contacts').getAll());
    const byId = new Map<string, Entity>();
    for (const { rows } of pages) for (const contact of rows ?? []) byId.set(contact.id, contact);
    db.close();
    return byId.size;
  },
  committer: () =>
    rawCommitter(
      () => openRaw('raw-packed', []),
      (contact) => ({ id: contact.id, rows: [contact] }),
    ),
};

interface Stored {
  readonly id: string;
  readonly rows?: readonly Entity[];
}

async function rawCommitter(
  open: () => Promise<IDBDatabase>,
  rowOf: (contact: Entity) => unknown,
): Promise<Committer> {
  const db = await open();
  return {
    async save(contact, number) {
      const entry = historyRow(contact, number);
      const transaction = db.transaction(['contacts', 'history', 'done'], 'readwrite', strict);
      transaction.objectStore('contacts').put(rowOf(contact));
      transaction.objectStore('history').put(entry);
      transaction.objectStore('done').put({ id: entry.id, at: number });
      await completed(transaction);
    },
    close: () => db.close(),
  };
}

function openRaw(name: string, indexes: readonly string[]): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.addEventListener('upgradeneeded', () => {
      const contacts = request.result.createObjectStore('contacts', { keyPath: 'id' });
      for (const index of indexes) contacts.createIndex(index, index);
      request.result.createObjectStore('history', { keyPath: 'id' });
      request.result.createObjectStore('done', { keyPath: 'id' });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('open')));
  });
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('abort')));
  });
}

function all(request: IDBRequest<Stored[]>): Promise<Stored[]> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('read')));
  });
}
