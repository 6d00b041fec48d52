import Dexie, { type Table } from 'dexie';
import { contactRow, type ContactRow } from './contact-row';
import { historyRow, type Committer, type Subject } from './subject';

/** Dexie rows with three indexes, in clear, the way its documentation shows. */
export const dexieSubject: Subject = {
  async write(contacts) {
    const db = openDexie();
    for (let from = 0; from < contacts.length; from += 4_000) {
      await db.table('contacts').bulkPut(contacts.slice(from, from + 4_000).map(contactRow));
    }
    db.close();
  },
  async load() {
    const db = openDexie();
    const rows = await db.table<ContactRow>('contacts').toArray();
    const byId = new Map(rows.map((row) => [row.id, row]));
    db.close();
    return byId.size;
  },
  async committer(): Promise<Committer> {
    const db = openDexie();
    await db.open();
    const [contacts, history, done]: Table[] = [db.table('contacts'), db.table('history'), db.table('done')];
    return {
      async save(contact, number) {
        const entry = historyRow(contact, number);
        await db.transaction('rw', ['contacts', 'history', 'done'], () =>
          Promise.all([
            contacts?.put(contactRow(contact)),
            history?.put(entry),
            done?.put({ id: entry.id, at: number }),
          ]),
        );
      },
      close: () => db.close(),
    };
  },
};

function openDexie(): Dexie {
  const db = new Dexie('dexie-rows', { chromeTransactionDurability: 'strict' });
  db.version(1).stores({
    contacts: 'id, name, phone, lastActivityAt',
    history: 'id',
    done: 'id',
  });
  return db;
}
