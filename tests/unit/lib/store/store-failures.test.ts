import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { epoch } from '@/lib/store/migrations/all';
import { createJournal } from '@/lib/store/create-journal';
import { failureOf, isLostConnection, StoreFailure } from '@/lib/store/store-failure';
import { failingFactory } from '@/tests/support/store/failing-factory';
import {
  commitOf,
  contact,
  contacts,
  never,
  openStore,
  storeWorld,
  value,
} from '@/tests/support/store/store-world';
import { tamper } from '@/tests/support/store/tamper';

describe('the words for a failure', () => {
  it('say full for a quota error, also inside an aborted transaction', () => {
    const quota = new DOMException('', 'QuotaExceededError');
    expect(failureOf(quota)).toMatchObject({ code: 'full', say: expect.stringContaining('room') });
    const wrapped = new Dexie.AbortError('aborted', quota);
    expect(failureOf(wrapped)).toMatchObject({ code: 'full' });
    expect(isLostConnection(wrapped)).toBe(false);
  });

  it('say broken for other errors of the database, and leave bugs alone', () => {
    expect(failureOf(new DOMException('', 'UnknownError'))).toMatchObject({ code: 'broken' });
    expect(failureOf(new StoreFailure('closed'))).toMatchObject({ code: 'closed' });
    expect(() => failureOf(new TypeError('bug'))).toThrow(TypeError);
  });
});

describe('a full disk', () => {
  it('refuses the commit whole, and the next one that fits goes through', async () => {
    const world = storeWorld();
    const disk = failingFactory(world.factory);
    const { journal } = await openStore(world, disk.factory);
    value(await journal.commit(commitOf('a', { changed: [['contacts', contact('1', 'One')]] })));
    disk.fail({ afterPuts: 1, error: 'QuotaExceededError' });
    const changed = [['contacts', contact('1', 'Two')] as const, ['contacts', contact('2', 'Two')] as const];
    expect(await journal.commit(commitOf('b', { changed }))).toMatchObject({ ok: false, code: 'full' });
    value(await journal.commit(commitOf('c', { changed: [['contacts', contact('3', 'Three')]] })));
    journal.close();
    const next = await openStore(world);
    expect([...next.rows.keys()].sort()).toEqual(['contacts/1', 'contacts/3']);
    expect(next.rows.get('contacts/1')?.d['name']).toBe('One');
    expect(value(await next.journal.finished('b'))).toBeNull();
    expect(next.opened.quarantined).toEqual([]);
  });
});

describe('a connection that the browser closed', () => {
  it('is opened again once, and the commit is done', async () => {
    const world = storeWorld();
    const disk = failingFactory(world.factory);
    const { journal } = await openStore(world, disk.factory);
    disk.closeConnections();
    value(await journal.commit(commitOf('a', { changed: [['contacts', contact('1', 'One')]] })));
    expect(disk.opened).toBe(2);
    expect(value(await journal.finished('a'))).not.toBeNull();
  });

  it('is not tried for ever', async () => {
    const world = storeWorld();
    const disk = failingFactory(world.factory);
    const { journal } = await openStore(world, disk.factory);
    disk.closeConnections();
    disk.refuseToOpen = true;
    expect(await journal.commit(commitOf('a'))).toMatchObject({ ok: false, code: 'broken' });
    disk.refuseToOpen = false;
    value(await journal.commit(commitOf('b')));
  });

  it('whose database was deleted meanwhile does not begin an empty one', async () => {
    const world = storeWorld();
    const disk = failingFactory(world.factory);
    const { journal } = await openStore(world, disk.factory);
    value(await journal.bulk('contacts', contacts(10)));
    disk.closeConnections();
    await new Promise((resolve) => {
      world.factory.deleteDatabase('crm-g1').addEventListener('success', resolve);
    });
    expect(await journal.commit(commitOf('a'))).toMatchObject({ ok: false, code: 'broken' });
  });
});

describe('a store of a newer epoch', () => {
  it('is not opened and not written, and the words say why', async () => {
    const world = storeWorld();
    const { journal } = await openStore(world);
    await tamper(world, ({ meta }) => meta.put({ k: 'epoch', epoch: epoch + 1 }));
    expect(await journal.commit(commitOf('a'))).toMatchObject({
      ok: false,
      code: 'broken',
      say: expect.stringContaining('newer version'),
    });
    journal.close();
    const again = createJournal({ keys: world.keys, now: () => world.now, factory: world.factory });
    expect(await again.open(() => true, never)).toMatchObject({
      ok: false,
      code: 'broken',
      say: expect.stringContaining('newer version'),
    });
  });
});

describe('a key file', () => {
  it('that cannot be read deletes nothing', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    value(await store.journal.bulk('contacts', contacts(10)));
    store.journal.close();
    world.keys.failNext = 'read';
    const journal = createJournal({ keys: world.keys, now: () => world.now, factory: world.factory });
    expect(await journal.open(() => true, never)).toMatchObject({ ok: false, code: 'broken' });
    expect((await openStore(world)).rows.size).toBe(10);
  });
});

describe('opening that is given up', () => {
  it('says closed and leaves the journal closed', async () => {
    const world = storeWorld();
    const journal = createJournal({ keys: world.keys, now: () => world.now, factory: world.factory });
    value(await (await openStore(world)).journal.bulk('contacts', contacts(200)));
    expect(await journal.open(() => true, AbortSignal.abort())).toMatchObject({ code: 'closed' });
    expect(await journal.commit(commitOf('a'))).toMatchObject({ code: 'closed' });
  });
});
