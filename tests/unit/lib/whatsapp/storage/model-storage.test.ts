import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenChat } from '@/lib/messaging/wire/host';
import { isProvenByStorage } from '@/lib/whatsapp/chat/prove-opened';
import { createModelStorage } from '@/lib/whatsapp/storage/model-storage';

let factory: IDBFactory;
const { signal } = new AbortController();
const storage = (): ReturnType<typeof createModelStorage> => createModelStorage({ factory, signal });

beforeEach(() => {
  factory = new IDBFactory();
});

/** Fills WhatsApp's own database, as WhatsApp does. */
async function fill(
  contacts: readonly object[],
  version = 7,
  more: Readonly<Record<string, readonly object[]>> = {},
): Promise<void> {
  const request = factory.open('model-storage', version);
  const tables = { ...(contacts.length > 0 ? { contact: contacts } : {}), ...more };
  const database = await new Promise<IDBDatabase>((resolve) => {
    request.onupgradeneeded = () => {
      for (const table of Object.keys(tables)) request.result.createObjectStore(table, { keyPath: 'id' });
    };
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction(Object.keys(tables), 'readwrite');
  for (const [table, rows] of Object.entries(tables)) {
    for (const row of rows) transaction.objectStore(table).put(row);
  }
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
}

const many = Array.from({ length: 1_234 }, (_, index) => ({
  id: `44${7_000_000_000 + index}@c.us`,
  name: `N ${index}`,
}));

describe('WhatsApp’s own database', () => {
  it('names everybody who may be shown under a name, with every id, over several slices', async () => {
    await fill([
      ...many,
      { id: '111222333@lid', pushname: 'Maria', phoneNumber: '447700900123@c.us' },
      { id: '999888777@lid', name: '\u202aMaria\u202c', username: 'maria.s' },
    ]);
    expect(await storage().named('Maria')).toEqual([
      {
        names: ['Maria', '~Maria'],
        identities: [
          { kind: 'lid', value: '111222333@lid' },
          { kind: 'phone', value: '+447700900123' },
        ],
      },
      {
        names: ['Maria', '~Maria', '@maria.s'],
        identities: [
          { kind: 'lid', value: '999888777@lid' },
          { kind: 'username', value: 'maria.s' },
        ],
      },
    ]);
    expect((await storage().named('N 1233'))?.[0]?.identities).toEqual([
      { kind: 'phone', value: '+447000001233' },
    ]);
    expect(await storage().named('Nobody')).toEqual([]);
  });

  it('is never made, upgraded or kept open', async () => {
    expect(await storage().named('Maria')).toBeUndefined();
    expect(await factory.databases()).toEqual([]);
    await fill(many, 7);
    await storage().named('Maria');
    expect((await factory.databases())[0]?.version).toBe(7);
    // WhatsApp can upgrade it at once: nobody of us holds it.
    await fill([], 8, { another: [] });
    expect((await factory.databases())[0]?.version).toBe(8);
  });

  it('says nothing where it is not as we know it, and drops rows that are no contacts', async () => {
    await fill([], 1, { 'something-else': [{ id: '447700900123@c.us', name: 'Maria' }] });
    expect(await storage().named('Maria')).toEqual([]);
    factory = new IDBFactory();
    await fill([
      { id: 42, name: 'Maria' },
      { id: 'status@broadcast', name: 'Maria' },
      { id: '5@lid', name: ['Maria'] },
    ]);
    expect(await storage().named('Maria')).toEqual([]);
    expect(await storage().named('')).toEqual([]);
  });

  it('never makes a phone of a LID', async () => {
    await fill([{ id: '447700900123@lid', name: 'Maria' }]);
    expect((await storage().named('Maria'))?.[0]?.identities).toEqual([
      { kind: 'lid', value: '447700900123@lid' },
    ]);
  });
});

describe('a chat that WhatsApp opened', () => {
  const chat: OpenChat = {
    token: 't',
    kind: 'unknown',
    title: 'Maria',
    identities: [],
    certainty: 'page-only',
    provenance: { tier: 'page', candidate: '', at: 0 },
  };
  const wanted = [{ kind: 'phone', value: '+447700900123' }] as const;

  it('is proven by a name that only the wanted person has', async () => {
    await fill([
      { id: '447700900123@c.us', name: 'Maria' },
      { id: '447700900124@c.us', name: 'Ana' },
    ]);
    expect(await isProvenByStorage(storage(), chat, wanted)).toBe(true);
    expect(await isProvenByStorage(storage(), { ...chat, title: 'Ana' }, wanted)).toBe(false);
    expect(await isProvenByStorage(storage(), { ...chat, certainty: 'conflict' }, wanted)).toBe(false);
    expect(await isProvenByStorage(storage(), { ...chat, certainty: 'verified' }, wanted)).toBe(false);
  });

  it('is proven where all rows of the name are the wanted person’s, by phone and by LID', async () => {
    await fill([
      { id: '447700900123@c.us', name: 'Maria' },
      { id: '111222333@lid', name: 'Maria', phoneNumber: '447700900123@c.us' },
    ]);
    expect(await isProvenByStorage(storage(), chat, wanted)).toBe(true);
    const other = [{ kind: 'lid', value: '111222333@lid' }] as const;
    expect(await isProvenByStorage(storage(), chat, other)).toBe(false);
  });

  it('is proven for a group by its subject, unless a person or another group has that name too', async () => {
    const group = [{ kind: 'jid', value: '120363000000000001@g.us' }] as const;
    const shown = { ...chat, title: 'Suppliers' };
    const rows = [{ id: group[0].value, subject: 'Suppliers' }];
    await fill([{ id: '447700900124@c.us', name: 'Ana' }], 7, { 'group-metadata': rows });
    expect(await isProvenByStorage(storage(), shown, group)).toBe(true);
    expect(await isProvenByStorage(storage(), { ...chat, title: 'Ana' }, group)).toBe(false);
    factory = new IDBFactory();
    await fill([{ id: '447700900124@c.us', name: 'Suppliers' }], 7, { 'group-metadata': rows });
    expect(await isProvenByStorage(storage(), shown, group)).toBe(false);
    const person = [{ kind: 'phone', value: '+447700900124' }] as const;
    expect(await isProvenByStorage(storage(), shown, person)).toBe(false);
  });

  it('is not proven by a name that two people have, or by a database that cannot be read', async () => {
    expect(await isProvenByStorage(storage(), chat, wanted)).toBe(false);
    await fill([
      { id: '447700900123@c.us', name: 'Maria' },
      { id: '447700900124@c.us', pushname: 'Maria' },
    ]);
    expect(await isProvenByStorage(storage(), chat, wanted)).toBe(false);
  });
});
