import { describe, expect, it } from 'vitest';
import type { Quarantined } from '@/lib/store/journal';
import { hotKey } from '@/lib/store/manifest';
import {
  commitOf,
  contact,
  contacts,
  historyEntry,
  never,
  openStore,
  startOfTests,
  stampAt,
  storeWorld,
  value,
  type StoreWorld,
} from '@/tests/support/store/store-world';
import { flipped, tamper } from '@/tests/support/store/tamper';

/** Three pages of contacts (1, 2, 3), two deltas, one filed history page. */
async function seededWorld(): Promise<StoreWorld> {
  const world = storeWorld();
  const { journal } = await openStore(world);
  value(
    await journal.commit(
      commitOf('h', { appended: [historyEntry('y1', 'asha', startOfTests)], clock: stampAt(startOfTests) }),
    ),
  );
  value(await journal.compact(never));
  value(await journal.bulk('contacts', contacts(384)));
  value(await journal.commit(commitOf('a', { changed: [['contacts', contact('d1', 'One')]], head: 3 })));
  value(await journal.commit(commitOf('b', { changed: [['contacts', contact('d2', 'Two')]], head: 4 })));
  journal.close();
  return world;
}

const hotKeys = (world: StoreWorld): Promise<string[]> =>
  new Promise((resolve) => {
    void tamper(world, async ({ page }) => resolve(await page.where('k').startsWith('h').primaryKeys()));
  });

describe('a page that does not open', () => {
  it('is listed with its size, the rest works, and it can be discarded', async () => {
    const world = await seededWorld();
    const [key = ''] = await hotKeys(world);
    await tamper(world, async ({ page }) => page.put(flipped((await page.get(key))!, 999)));
    const store = await openStore(world);
    expect(store.opened.quarantined).toEqual([
      { id: `page/${key}`, store: 'page', bytes: expect.any(Number), reason: 'unreadable' },
    ]);
    expect(store.rows.size).toBe(384 - 128 + 2);
    value(await store.journal.discardQuarantined(`page/${key}`));
    store.journal.close();
    const next = await openStore(world);
    expect(next.opened.quarantined).toEqual([]);
    expect(next.rows.size).toBe(384 - 128 + 2);
  });

  it('is still there, and listed, after commits and compaction', async () => {
    const world = await seededWorld();
    const [key = ''] = await hotKeys(world);
    await tamper(world, async ({ page }) => page.put(flipped((await page.get(key))!, 999)));
    const { journal } = await openStore(world);
    value(await journal.commit(commitOf('c', { changed: [['contacts', contact('c1', 'Again')]] })));
    value(await journal.compact(never));
    journal.close();
    const next = await openStore(world);
    expect(next.opened.quarantined.map(({ id }) => id)).toEqual([`page/${key}`]);
  });
});

describe('a page that is gone', () => {
  it('is reported until it is discarded', async () => {
    const world = await seededWorld();
    const [key = ''] = await hotKeys(world);
    await tamper(world, ({ page }) => page.delete(key));
    const store = await openStore(world);
    expect(store.opened.quarantined).toMatchObject([{ id: `page/${key}`, reason: 'missing' }]);
    value(await store.journal.discardQuarantined(`page/${key}`));
    store.journal.close();
    expect((await openStore(world)).opened.quarantined).toEqual([]);
  });
});

describe('a page of an older version', () => {
  it('put back in its place is reported and not read', async () => {
    const world = await seededWorld();
    const [key = ''] = await hotKeys(world);
    await tamper(world, async ({ page }) => {
      const record = (await page.get(key))!;
      await page.put({ ...record, v: record.v - 1 });
    });
    expect((await openStore(world)).opened.quarantined).toMatchObject([{ reason: 'outdated' }]);
  });

  it('put back beside the one that took its place is reported and not read', async () => {
    const world = await seededWorld();
    const [key = ''] = await hotKeys(world);
    let old: unknown;
    await tamper(world, async ({ page }) => {
      old = await page.get(key);
    });
    const { journal } = await openStore(world);
    value(await journal.commit(commitOf('c', { changed: [['contacts', contact('c383', 'New name')]] })));
    value(await journal.compact(never));
    journal.close();
    await tamper(world, ({ page }) => page.put(old as never));
    const store = await openStore(world);
    expect(store.opened.quarantined).toMatchObject([{ id: `page/${key}`, reason: 'foreign' }]);
    expect(store.rows.get('contacts/c383')?.d['name']).toBe('New name');
  });
});

describe('deltas', () => {
  it('that are taken away are noticed', async () => {
    const world = await seededWorld();
    await tamper(world, async ({ delta }) => delta.delete((await delta.toCollection().lastKey()) as number));
    expect((await openStore(world)).opened.quarantined).toMatchObject([
      { store: 'delta', reason: 'missing' },
    ]);
  });

  it('that are rolled back are noticed', async () => {
    const world = storeWorld();
    let store = await openStore(world);
    value(await store.journal.commit(commitOf('a', { changed: [['contacts', contact('d', 'Old')]] })));
    store.journal.close();
    let old: unknown;
    await tamper(world, async ({ delta }) => {
      [old] = await delta.toArray();
    });
    store = await openStore(world);
    value(await store.journal.commit(commitOf('b', { changed: [['contacts', contact('d', 'New')]] })));
    store.journal.close();
    await tamper(world, ({ delta }) => delta.put(old as never));
    expect((await openStore(world)).opened.quarantined).toMatchObject([
      { store: 'delta', reason: 'outdated' },
    ]);
  });

  it('that were folded and put back are noticed and not read', async () => {
    const world = await seededWorld();
    let old: unknown[] = [];
    await tamper(world, async ({ delta }) => {
      old = await delta.toArray();
    });
    const { journal } = await openStore(world);
    value(await journal.compact(never));
    value(await journal.commit(commitOf('z', { changed: [['contacts', contact('d1', 'Newer')]] })));
    value(await journal.compact(never));
    journal.close();
    await tamper(world, ({ delta }) => delta.bulkPut(old as never[]));
    const store = await openStore(world);
    expect(store.opened.quarantined).toMatchObject([{ reason: 'outdated' }, { reason: 'outdated' }]);
    expect(store.rows.get('contacts/d1')?.d['name']).toBe('Newer');
  });

  it('of no shape at all are reported and can be discarded', async () => {
    const world = await seededWorld();
    await tamper(world, ({ delta }) => delta.bulkPut([{ k: 77, junk: true }, { k: '77' }] as never[]));
    const store = await openStore(world);
    expect(store.opened.quarantined).toMatchObject([
      { id: 'delta/77', reason: 'malformed' },
      { id: 'delta/$77', reason: 'malformed' },
    ]);
    value(await store.journal.discardQuarantined('delta/77'));
    value(await store.journal.discardQuarantined('delta/$77'));
    store.journal.close();
    expect((await openStore(world)).opened.quarantined).toEqual([]);
  });
});

describe('head and manifest', () => {
  it('unreadable: everything that opens is read, clock included, and the store goes on', async () => {
    const world = await seededWorld();
    await tamper(world, async ({ meta }) => {
      for (const key of ['head', 'manifest']) {
        const record = await meta.get(key);
        if (record !== undefined && 'b' in record) await meta.put(flipped(record, 200));
      }
    });
    const store = await openStore(world);
    expect(store.opened.quarantined.map(({ id }) => id)).toEqual(['meta/head', 'meta/manifest']);
    expect(store.rows.size).toBe(386);
    expect(store.opened.clock).toBe(stampAt(startOfTests));
    value(await store.journal.bulk('contacts', [contact('c0', 'After')]));
    value(await store.journal.commit(commitOf('after', { changed: [['contacts', contact('d1', 'After')]] })));
    store.journal.close();
    const next = await openStore(world);
    expect(next.opened.quarantined).toEqual([]);
    expect(next.rows.size).toBe(386);
    expect(next.rows.get('contacts/c0')?.d['name']).toBe('After');
    expect(value(await next.journal.cold({ table: 'history', contactId: 'asha' }))).toHaveLength(1);
  });

  it('rolled back: the manifest alone is noticed', async () => {
    const world = await seededWorld();
    let old: unknown;
    await tamper(world, async ({ meta }) => {
      old = await meta.get('manifest');
    });
    const { journal } = await openStore(world);
    value(await journal.bulk('contacts', [contact('later', 'Later')]));
    journal.close();
    await tamper(world, ({ meta }) => meta.put(old as never));
    const store = await openStore(world);
    expect(store.opened.quarantined).toMatchObject([{ id: 'meta/manifest', reason: 'outdated' }]);
    expect(store.rows.has('contacts/later')).toBe(true);
  });
});

describe('an older head', () => {
  it('beside a newer manifest is noticed, and the newer pages are read', async () => {
    const world = storeWorld();
    let { journal } = await openStore(world);
    value(await journal.bulk('contacts', contacts(10)));
    journal.close();
    let old: unknown;
    await tamper(world, async ({ meta }) => {
      old = await meta.get('head');
    });
    ({ journal } = await openStore(world));
    value(await journal.bulk('contacts', contacts(10, 10)));
    journal.close();
    await tamper(world, ({ meta }) => meta.put(old as never));
    const store = await openStore(world);
    expect(store.opened.quarantined).toMatchObject([{ id: 'meta/head', reason: 'outdated' }]);
    expect(store.rows.size).toBe(20);
  });
});

describe('cold pages', () => {
  const coldKey = (world: StoreWorld): Promise<string> =>
    new Promise((resolve) => {
      void tamper(world, async ({ page }) => {
        resolve((await page.where('k').startsWith('c').primaryKeys())[0] ?? '');
      });
    });

  it('whose list does not open are found by themselves', async () => {
    const world = await seededWorld();
    await tamper(world, async ({ meta }) => {
      const [part] = await meta.where('k').startsWith('part.').toArray();
      if (part !== undefined && 'b' in part) await meta.put(flipped(part, 300));
    });
    const { journal } = await openStore(world);
    expect(value(await journal.cold({ table: 'history', contactId: 'asha' }))).toHaveLength(1);
    value(await journal.commit(commitOf('c', { appended: [historyEntry('y2', 'asha', startOfTests)] })));
    value(await journal.compact(never));
    journal.close();
    const next = await openStore(world);
    expect(value(await next.journal.cold({ table: 'history', contactId: 'asha' }))).toHaveLength(2);
  });

  it('that do not open leave the others readable', async () => {
    const world = await seededWorld();
    const key = await coldKey(world);
    await tamper(world, async ({ page }) => page.put(flipped((await page.get(key))!, 400)));
    const { journal } = await openStore(world);
    expect(value(await journal.cold({ table: 'history', contactId: 'asha' }))).toEqual([]);
    value(await journal.commit(commitOf('c', { appended: [historyEntry('y2', 'asha', startOfTests)] })));
    value(await journal.compact(never));
    const left = value(await journal.cold({ table: 'history', contactId: 'asha' }));
    expect(left.map(({ id }) => id)).toEqual(['y2']);
    value(await journal.discardQuarantined(`page/${key}`));
    await tamperClosed(world, journal, async (keys) => expect(keys).not.toContain(key));
  });

  it('carry neither table, contact nor month in their keys', async () => {
    const world = await seededWorld();
    const key = await coldKey(world);
    expect(key).toMatch(/^c[0-9A-Za-z_-]{20}\.[0-9a-z]+$/);
    expect(key).not.toContain('asha');
    expect(hotKey(1)).toMatch(/^h[0-9a-z]{7}$/);
  });
});

async function tamperClosed(
  world: StoreWorld,
  journal: { close(): void },
  check: (keys: string[]) => void | Promise<void>,
): Promise<void> {
  journal.close();
  await tamper(world, async ({ page }) => check(await page.toCollection().primaryKeys()));
}

describe('a row that opens and does not fit its table', () => {
  const fits = ({ d }: { d: object }) => !('shape' in d);
  const odd = (id: string) => ({ ...contact(id, 'Odd'), d: { shape: 'of another version', id } });
  const byId = (list: readonly Quarantined[]) => [...list].sort((a, b) => a.id.localeCompare(b.id));
  const openFitting = (world: StoreWorld) => openStore(world, world.factory, fits);

  async function oddWorld(): Promise<StoreWorld> {
    const world = await seededWorld();
    const { journal } = await openStore(world);
    value(await journal.commit(commitOf('o', { changed: [['contacts', odd('c7')]], head: 5 })));
    value(await journal.commit(commitOf('p', { changed: [['contacts', odd('odd')]], head: 6 })));
    journal.close();
    return world;
  }

  it('is listed without its id, stays through commits, folds and starts, and fits again when it can be read', async () => {
    const world = await oddWorld();
    const store = await openFitting(world);
    expect(store.opened.quarantined).toHaveLength(2);
    expect(store.opened.quarantined).toMatchObject([
      { store: 'row', reason: 'misfit', bytes: expect.any(Number) },
      { store: 'row', reason: 'misfit', bytes: expect.any(Number) },
    ]);
    expect(JSON.stringify(store.opened.quarantined)).not.toMatch(/odd|c7/);
    value(await store.journal.commit(commitOf('q', { changed: [['contacts', contact('d3', 'Three')]] })));
    value(await store.journal.compact(never));
    store.journal.close();
    const next = await openFitting(world);
    expect(byId(next.opened.quarantined)).toEqual(byId(store.opened.quarantined));
    next.journal.close();
    const later = await openStore(world);
    expect(later.opened.quarantined).toEqual([]);
    expect(later.rows.get('contacts/odd')?.d).toEqual({ shape: 'of another version', id: 'odd' });
  });

  it('can be discarded, and is out of quarantine once it was written anew', async () => {
    const world = await oddWorld();
    const { journal, opened } = await openFitting(world);
    value(await journal.commit(commitOf('r', { changed: [['contacts', contact('c7', 'Anew')]] })));
    expect(journal.quarantined()).toHaveLength(1);
    value(await journal.discardQuarantined(journal.quarantined()[0]!.id));
    expect(journal.quarantined()).toEqual([]);
    expect(opened.quarantined).toHaveLength(2);
    journal.close();
    const next = await openFitting(world);
    expect(next.opened.quarantined).toEqual([]);
    expect(next.rows.get('contacts/c7')?.d['name']).toBe('Anew');
    expect(next.rows.get('contacts/odd')?.erased).toBe(true);
  });

  it('goes into a new generation where it is kept, still in quarantine, and not where it is not', async () => {
    const world = await oddWorld();
    const { journal } = await openFitting(world);
    const asked: string[] = [];
    value(
      await journal.newGeneration({
        hot: contacts(2).map((entity) => ({ table: 'contacts' as const, entity })),
        keepCold: (entry) => entry,
        keepMisfit: ({ entity }) => asked.push(entity.id) > 0 && entity.id !== 'odd',
        clock: stampAt(startOfTests),
        head: 9,
        signal: never,
      }),
    );
    expect(asked.sort()).toEqual(['c7', 'odd']);
    expect(journal.quarantined()).toHaveLength(1);
    journal.close();
    const next = await openFitting(world);
    expect(next.opened.quarantined).toMatchObject([{ store: 'row', reason: 'misfit' }]);
    expect([...next.rows.keys()].sort()).toEqual(['contacts/c0', 'contacts/c1', 'contacts/c7']);
  });
});
