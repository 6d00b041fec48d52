import { describe, expect, it } from 'vitest';
import { databaseName, openDatabase } from '@/lib/store/database';
import {
  commitOf,
  contact,
  contacts,
  historyEntry,
  never,
  openStore,
  reopenStore,
  stampAt,
  startOfTests,
  storeWorld,
  value,
} from '@/tests/support/store/store-world';

const day = 86_400_000;

describe('a journal that is opened for the first time', () => {
  it('is empty, of generation 1, and writes one key', async () => {
    const world = storeWorld();
    const { opened, rows } = await openStore(world);
    expect(opened).toEqual({ clock: null, head: 0, generation: 1, quarantined: [], erasing: [] });
    expect(rows.size).toBe(0);
    expect(world.keys.past).toHaveLength(1);
  });

  it('refuses everything while it is closed', async () => {
    const { journal } = await openStore(storeWorld());
    journal.close();
    expect(await journal.commit(commitOf('x'))).toMatchObject({ ok: false, code: 'closed' });
    expect(await journal.bulk('contacts', contacts(1))).toMatchObject({ ok: false, code: 'closed' });
    expect(await journal.compact(never)).toMatchObject({ ok: false, code: 'closed' });
    expect(await journal.sizes()).toMatchObject({ ok: false, code: 'closed' });
  });
});

describe('a commit', () => {
  it('is read by the next worker, with clock and head', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    const clock = stampAt(startOfTests, 3);
    value(
      await store.journal.commit(
        commitOf('a', { changed: [['contacts', contact('1', 'Asha')]], clock, head: 7 }),
      ),
    );
    const next = await reopenStore(world, store);
    expect(next.opened).toMatchObject({ clock, head: 7, quarantined: [] });
    expect(next.rows.get('contacts/1')).toEqual(contact('1', 'Asha'));
  });

  it('replaces the row it wrote before, in the same place', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    for (const name of ['Asha', 'Usha', 'Esha']) {
      value(await store.journal.commit(commitOf(name, { changed: [['contacts', contact('1', name)]] })));
    }
    const next = await reopenStore(world, store);
    expect(next.rows.get('contacts/1')?.d['name']).toBe('Esha');
    next.journal.close();
    const { dexie, delta } = await openDatabase(world.factory, 1);
    expect(await delta.count()).toBe(1);
    dexie.close();
  });

  it('is remembered by its command for a repeat', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    value(await store.journal.commit(commitOf('a', { result: { made: '1' }, at: startOfTests })));
    expect(value(await store.journal.finished('a'))).toEqual({ result: { made: '1' }, at: startOfTests });
    const next = await reopenStore(world, store);
    expect(value(await next.journal.finished('a'))).toEqual({ result: { made: '1' }, at: startOfTests });
    expect(value(await next.journal.finished('b'))).toBeNull();
  });

  it('keeps an erased row as its id alone', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    const erased = { id: '1', d: {}, c: {}, erased: true } as const;
    value(await store.journal.commit(commitOf('a', { changed: [['contacts', erased]] })));
    expect((await reopenStore(world, store)).rows.get('contacts/1')).toEqual(erased);
  });

  it('of many rows is written as pages and supersedes the deltas of those rows', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    value(await store.journal.commit(commitOf('a', { changed: [['contacts', contact('c5', 'Old')]] })));
    const changed = contacts(300).map((row) => ['contacts', row] as const);
    value(await store.journal.commit(commitOf('b', { changed })));
    const next = await reopenStore(world, store);
    expect(next.rows.size).toBe(300);
    expect(next.rows.get('contacts/c5')?.d['name']).toBe('Name 5');
    next.journal.close();
    const { dexie, delta, page } = await openDatabase(world.factory, 1);
    expect([await delta.count(), await page.count()]).toEqual([0, 3]);
    dexie.close();
  });

  it('never moves the clock back', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    value(await store.journal.commit(commitOf('a', { clock: stampAt(startOfTests, 9) })));
    value(await store.journal.commit(commitOf('b', { clock: stampAt(startOfTests, 2) })));
    expect((await reopenStore(world, store)).opened.clock).toBe(stampAt(startOfTests, 9));
  });
});

describe('bulk writing', () => {
  it('is read back whole and keeps the greatest stamp as clock', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    value(
      await store.journal.bulk('contacts', [...contacts(5_000), contact('late', 'Late', startOfTests + 5)]),
    );
    const next = await reopenStore(world, store);
    expect(next.rows.size).toBe(5_001);
    expect(next.opened.clock).toBe(stampAt(startOfTests + 5));
  });

  it('of the same rows again leaves nothing of the first pages', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    value(await store.journal.bulk('contacts', contacts(1_000)));
    value(await store.journal.bulk('contacts', contacts(1_000)));
    const next = await reopenStore(world, store);
    expect(next.rows.size).toBe(1_000);
    next.journal.close();
    const { dexie, page } = await openDatabase(world.factory, 1);
    expect(await page.count()).toBe(8);
    dexie.close();
  });
});

describe('cold rows', () => {
  it('are read by contact, oldest first, before and after they are filed', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    const appended = [
      historyEntry('y2', 'asha', startOfTests - 1),
      historyEntry('y1', 'asha', startOfTests - 2),
      historyEntry('y3', 'usha', startOfTests),
      historyEntry('y4', null, startOfTests),
    ];
    value(await store.journal.commit(commitOf('a', { appended })));
    const ids = async (contactId: string | null): Promise<string[]> =>
      value(await store.journal.cold({ table: 'history', contactId })).map(({ id }) => id);
    const check = async (): Promise<void> => {
      expect(await ids('asha')).toEqual(['y1', 'y2']);
      expect(await ids('usha')).toEqual(['y3']);
      expect(await ids(null)).toEqual(['y4']);
      expect(await ids('nobody')).toEqual([]);
    };
    await check();
    expect(value(await store.journal.compact(never))).toBe(4);
    await check();
  });

  it('written again replace what they were, filed or not', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    const first = historyEntry('y1', 'asha', startOfTests);
    const undone = { ...first, entity: { ...first.entity, d: { ...first.entity.d, undoneBy: 'u' } } };
    value(await store.journal.commit(commitOf('a', { appended: [first] })));
    value(await store.journal.compact(never));
    value(await store.journal.commit(commitOf('b', { appended: [undone] })));
    const read = async () => value(await store.journal.cold({ table: 'history', contactId: 'asha' }));
    expect(await read()).toEqual([undone.entity]);
    value(await store.journal.compact(never));
    expect(await read()).toEqual([undone.entity]);
  });

  it('past their life go with compaction, the others of their page stay', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    const appended = [
      historyEntry('old', 'asha', world.now),
      historyEntry('new', 'asha', world.now + 2 * day),
    ];
    value(await store.journal.commit(commitOf('a', { appended })));
    value(await store.journal.compact(never));
    world.now += 31 * day;
    value(await store.journal.compact(never));
    const left = value(await store.journal.cold({ table: 'history', contactId: 'asha' }));
    expect(left.map(({ id }) => id)).toEqual(['new']);
  });

  it('come all, once each, in batches', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    const entries = Array.from({ length: 700 }, (_, n) =>
      historyEntry(`y${n}`, `contact${n % 150}`, startOfTests - n * 3_600_000),
    );
    value(await store.journal.commit(commitOf('a', { appended: entries.slice(0, 500) })));
    value(await store.journal.compact(never));
    value(await store.journal.commit(commitOf('b', { appended: entries.slice(400) })));
    const seen: string[] = [];
    for await (const batch of store.journal.coldAll('history', never)) {
      seen.push(...batch.map(({ entity, contactId }) => `${contactId}/${entity.id}`));
    }
    expect(seen.sort()).toEqual(entries.map(({ entity, contactId }) => `${contactId}/${entity.id}`).sort());
  });

  it('that are being walked are not moved by compaction', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    value(
      await store.journal.commit(commitOf('a', { appended: [historyEntry('y1', 'asha', startOfTests)] })),
    );
    const walk = store.journal.coldAll('history', never)[Symbol.asyncIterator]();
    await walk.next();
    expect(value(await store.journal.compact(never))).toBe(0);
    await walk.next();
    expect(value(await store.journal.compact(never))).toBe(1);
  });
});

describe('compaction', () => {
  it('folds deltas into pages and rewrites only the pages they touch', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    value(await store.journal.bulk('contacts', contacts(1_280)));
    const keysNow = async (): Promise<string[]> => {
      const { dexie, page } = await openDatabase(world.factory, 1);
      const keys = await page.toCollection().primaryKeys();
      dexie.close();
      return keys;
    };
    const before = await keysNow();
    value(await store.journal.commit(commitOf('a', { changed: [['contacts', contact('c3', 'Changed')]] })));
    value(await store.journal.commit(commitOf('b', { changed: [['contacts', contact('new', 'New')]] })));
    expect(value(await store.journal.compact(never))).toBe(2);
    const after = await keysNow();
    expect(before.filter((key) => !after.includes(key))).toHaveLength(1);
    const next = await reopenStore(world, store);
    expect(next.rows.size).toBe(1_281);
    expect(next.rows.get('contacts/c3')?.d['name']).toBe('Changed');
    expect(next.opened.quarantined).toEqual([]);
  });

  it('puts small pages together', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    for (let n = 0; n < 10; n += 1) value(await store.journal.bulk('contacts', contacts(10, n * 10)));
    value(await store.journal.compact(never));
    store.journal.close();
    const { dexie, page } = await openDatabase(world.factory, 1);
    expect(await page.count()).toBe(1);
    dexie.close();
    expect((await openStore(world)).rows.size).toBe(100);
  });

  it('forgets finished commands after a day', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    value(await store.journal.commit(commitOf('a', { at: world.now })));
    world.now += day - 1;
    value(await store.journal.compact(never));
    expect(value(await store.journal.finished('a'))).not.toBeNull();
    world.now += 2 * day;
    value(await store.journal.compact(never));
    expect(value(await store.journal.finished('a'))).toBeNull();
  });

  it('beside commits loses neither', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    value(await store.journal.bulk('contacts', contacts(500)));
    for (let n = 0; n < 50; n += 1) {
      value(
        await store.journal.commit(commitOf(`a${n}`, { changed: [['contacts', contact(`c${n}`, 'First')]] })),
      );
    }
    const folding = store.journal.compact(never);
    const changing = Promise.all([
      ...Array.from({ length: 20 }, (_, n) =>
        store.journal.commit(commitOf(`b${n}`, { changed: [['contacts', contact(`c${n}`, 'Second')]] })),
      ),
      store.journal.bulk('contacts', [contact('c30', 'Third')]),
    ]);
    value(await folding);
    for (const result of await changing) value(result);
    const next = await reopenStore(world, store);
    expect(next.opened.quarantined).toEqual([]);
    const name = (n: number) => next.rows.get(`contacts/c${n}`)?.d['name'];
    expect([name(0), name(19), name(20), name(30), name(49), name(50)]).toEqual([
      'Second',
      'Second',
      'First',
      'Third',
      'First',
      'Name 50',
    ]);
  });

  it('does nothing when it is given up before it writes', async () => {
    const store = await openStore(storeWorld());
    value(await store.journal.commit(commitOf('a', { changed: [['contacts', contact('1', 'Asha')]] })));
    expect(value(await store.journal.compact(AbortSignal.abort()))).toBe(0);
    expect(value(await store.journal.compact(never))).toBe(1);
    expect(value(await store.journal.compact(never))).toBe(0);
  });
});

describe('begun erasures', () => {
  it('are there after a kill, until they are taken out', async () => {
    const world = storeWorld();
    let store = await openStore(world);
    const erasing = [{ contactId: 'asha', until: startOfTests + 30_000 }];
    value(await store.journal.setErasing(erasing));
    store = await reopenStore(world, store);
    expect(store.opened.erasing).toEqual(erasing);
    value(await store.journal.setErasing([]));
    expect((await reopenStore(world, store)).opened.erasing).toEqual([]);
  });
});

describe('sizes', () => {
  it('tell bytes for all tables and rows for cold ones', async () => {
    const store = await openStore(storeWorld());
    value(await store.journal.bulk('contacts', contacts(200)));
    value(
      await store.journal.commit(commitOf('a', { appended: [historyEntry('y1', 'asha', startOfTests)] })),
    );
    const sizes = value(await store.journal.sizes());
    const of = (name: string) => sizes.find(({ table }) => table === name);
    expect(of('contacts')?.bytes).toBeGreaterThan(200 * 25);
    expect(of('history')).toMatchObject({ rows: 1 });
    expect(of('notes')).toEqual({ table: 'notes', bytes: 0, rows: 0 });
  });
});

describe('databases on disk', () => {
  it('hold only one generation after a start', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    (await openDatabase(world.factory, 7)).dexie.close();
    await reopenStore(world, store);
    expect((await world.factory.databases()).map(({ name }) => name)).toEqual([databaseName(1)]);
  });
});
