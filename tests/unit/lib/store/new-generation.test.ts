import { describe, expect, it } from 'vitest';
import type { HotTable } from '@/lib/catalogue/catalogue';
import { databaseName, openDatabase } from '@/lib/store/database';
import type { ColdEntry } from '@/lib/store/journal';
import {
  commitOf,
  contact,
  contacts,
  historyEntry,
  never,
  openStore,
  stampAt,
  startOfTests,
  storeWorld,
  value,
  type OpenStore,
  type StoreWorld,
} from '@/tests/support/store/store-world';

const keepAll = (entry: ColdEntry): ColdEntry => entry;

async function seeded(): Promise<{ world: StoreWorld; store: OpenStore }> {
  const world = storeWorld();
  const store = await openStore(world);
  value(await store.journal.bulk('contacts', contacts(300)));
  const appended = [historyEntry('y1', 'c1', startOfTests), historyEntry('y2', 'c2', startOfTests)];
  value(await store.journal.commit(commitOf('a', { appended, result: 'kept' })));
  value(await store.journal.compact(never));
  value(await store.journal.commit(commitOf('b', { appended: [historyEntry('y3', 'c1', startOfTests)] })));
  return { world, store };
}

function without(id: string) {
  return {
    hot: contacts(300)
      .filter((row) => row.id !== id)
      .map((entity) => ({ table: 'contacts' satisfies HotTable as HotTable, entity })),
    keepCold: (entry: ColdEntry) => (entry.contactId === id ? null : entry),
    keepMisfit: () => true,
    clock: stampAt(startOfTests, 5),
    head: 9,
    signal: never,
  };
}

const databasesOf = async (world: StoreWorld): Promise<(string | undefined)[]> =>
  (await world.factory.databases()).map(({ name }) => name);

describe('a new generation', () => {
  it('holds what was kept, under a new key, and the old database is gone', async () => {
    const { world, store } = await seeded();
    const oldKey = world.keys.stored?.key;
    expect(value(await store.journal.newGeneration(without('c1')))).toEqual({ generation: 2 });
    expect(world.keys.stored).toMatchObject({ generation: 2 });
    expect(world.keys.stored?.key).not.toBe(oldKey);
    expect(await databasesOf(world)).toEqual([databaseName(2)]);

    store.journal.close();
    const next = await openStore(world);
    expect(next.opened).toMatchObject({
      generation: 2,
      quarantined: [],
      clock: stampAt(startOfTests, 5),
      head: 9,
    });
    expect(next.rows.size).toBe(299);
    expect(next.rows.has('contacts/c1')).toBe(false);
    expect(value(await next.journal.cold({ table: 'history', contactId: 'c1' }))).toEqual([]);
    expect(value(await next.journal.cold({ table: 'history', contactId: 'c2' }))).toHaveLength(1);
    expect(value(await next.journal.finished('a'))).toEqual({ result: 'kept', at: startOfTests });
  });

  it('goes on taking commits, bulk writes and folds', async () => {
    const { world, store } = await seeded();
    value(await store.journal.newGeneration(without('c1')));
    value(
      await store.journal.commit(commitOf('n', { changed: [['contacts', contact('c2', 'New')]], head: 10 })),
    );
    value(await store.journal.bulk('contacts', [contact('c9', 'Bulk')]));
    value(await store.journal.compact(never));
    store.journal.close();
    const next = await openStore(world);
    expect(next.opened.quarantined).toEqual([]);
    expect(next.rows.get('contacts/c2')?.d['name']).toBe('New');
    expect(next.rows.get('contacts/c9')?.d['name']).toBe('Bulk');
    expect(next.rows.size).toBe(299);
  });

  it('starts over what an attempt before left half done', async () => {
    const { world, store } = await seeded();
    const { dexie, meta } = await openDatabase(world.factory, 2);
    await meta.put({ k: 'epoch', epoch: 1 });
    dexie.close();
    value(await store.journal.newGeneration(without('c1')));
    store.journal.close();
    expect((await openStore(world)).rows.size).toBe(299);
  });

  it('that is given up leaves the old one as it was', async () => {
    const { world, store } = await seeded();
    const result = await store.journal.newGeneration({ ...without('c1'), signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ok: false, code: 'closed' });
    expect(await databasesOf(world)).toEqual([databaseName(1)]);
    value(await store.journal.commit(commitOf('n', { changed: [['contacts', contact('c2', 'New')]] })));
    store.journal.close();
    const next = await openStore(world);
    expect(next.rows.get('contacts/c1')).toBeDefined();
    expect(next.rows.get('contacts/c2')?.d['name']).toBe('New');
  });

  it('whose key cannot be written leaves the old one as it was', async () => {
    const { world, store } = await seeded();
    world.keys.failNext = 'write';
    expect(await store.journal.newGeneration(without('c1'))).toMatchObject({ ok: false, code: 'broken' });
    expect(await databasesOf(world)).toEqual([databaseName(1)]);
    value(await store.journal.commit(commitOf('n', { head: 11 })));
    store.journal.close();
    const next = await openStore(world);
    expect(next.opened).toMatchObject({ generation: 1, head: 11, quarantined: [] });
    expect(next.rows.size).toBe(300);
  });

  it('whose key was written although the disk said no is the current one', async () => {
    const { world, store } = await seeded();
    const { write } = world.keys;
    world.keys.write = async (key) => {
      await write(key);
      return { ok: false, code: 'unwritable' };
    };
    expect(value(await store.journal.newGeneration(without('c1')))).toEqual({ generation: 2 });
    store.journal.close();
    expect((await openStore(world)).opened.generation).toBe(2);
  });

  it('ends a walk over cold rows that was under way', async () => {
    const { store } = await seeded();
    const walk = store.journal.coldAll('history', never)[Symbol.asyncIterator]();
    await walk.next();
    value(await store.journal.newGeneration({ ...without('c1'), keepCold: keepAll }));
    await expect(walk.next()).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('destroying', () => {
  it('leaves no key and no database, and closes the journal', async () => {
    const { world, store } = await seeded();
    value(await store.journal.destroy());
    expect(world.keys.stored).toBeNull();
    expect(await databasesOf(world)).toEqual([]);
    expect(await store.journal.commit(commitOf('x'))).toMatchObject({ ok: false, code: 'closed' });
    expect((await openStore(world)).rows.size).toBe(0);
  });

  it('works on a journal that was never opened', async () => {
    const { world, store } = await seeded();
    store.journal.close();
    value(await store.journal.destroy());
    expect(world.keys.stored).toBeNull();
    expect(await databasesOf(world)).toEqual([]);
  });

  it('keeps the database while the key cannot be destroyed', async () => {
    const { world, store } = await seeded();
    world.keys.failNext = 'destroy';
    expect(await store.journal.destroy()).toMatchObject({ ok: false, code: 'broken' });
    expect(await databasesOf(world)).toEqual([databaseName(1)]);
    value(await store.journal.destroy());
    expect(await databasesOf(world)).toEqual([]);
  });

  it('cut short after the key ends at the next start', async () => {
    const { world, store } = await seeded();
    store.journal.close();
    await world.keys.destroy();
    const next = await openStore(world);
    expect(next.rows.size).toBe(0);
    expect(next.opened.quarantined).toEqual([]);
    expect(await databasesOf(world)).toEqual([databaseName(2)]);
  });
});
