import { describe, expect, it } from 'vitest';
import type { ColdEntry } from '@/lib/store/journal';
import {
  commitOf,
  contact,
  never,
  openStore,
  reopenStore,
  stampAt,
  startOfTests,
  storeWorld,
  value,
} from '@/tests/support/store/store-world';

const change = (id: string) => ({ id, content: { id, secret: `say nothing of ${id}` } });

describe('what is kept beside the rows', () => {
  it('is written with the command that made it, and read back after a stop', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    const aside = { outbox: { put: [change('a'), change('b')], drop: [] }, records: { sync: { n: 1 } } };
    value(await store.journal.commit({ ...commitOf('c1'), aside }));
    const drop = { outbox: { put: [change('c')], drop: ['a'] }, records: { account: { who: 'Asha' } } };
    value(await store.journal.settle({ changed: [], ...drop, clock: null, head: 2 }));
    const again = await reopenStore(world, store);
    const kept = value(await again.journal.aside());
    expect(kept.outbox.map(({ id }) => id).sort()).toEqual(['b', 'c']);
    expect(kept.records).toEqual({ sync: { n: 1 }, account: { who: 'Asha' } });
    expect(again.opened.quarantined).toEqual([]);
  });

  it('lies on disk sealed, under names that say nothing', async () => {
    const world = storeWorld();
    const { journal } = await openStore(world);
    const outbox = { put: [change('loud-name')], drop: [] };
    value(
      await journal.settle({
        changed: [],
        outbox,
        records: { account: { refresh: 'tok3n' } },
        clock: null,
        head: 1,
      }),
    );
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = world.factory.open('crm-g1');
      request.addEventListener('success', () => resolve(request.result));
    });
    const read = (store: string) =>
      new Promise<unknown[]>((resolve) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.addEventListener('success', () => resolve(request.result));
      });
    const rows = [...(await read('outbox')), ...(await read('meta'))] as { k: string; b?: Uint8Array }[];
    const text = rows.map(({ k, b }) => `${k} ${Buffer.from(b ?? []).toString('latin1')}`).join('\n');
    database.close();
    expect(text).not.toMatch(/loud-name|tok3n|secret|refresh/);
  });

  it('goes over to a new generation, or is replaced there by what is given', async () => {
    const world = storeWorld();
    const { journal } = await openStore(world);
    const outbox = { put: [change('a'), change('b')], drop: [] };
    value(await journal.settle({ changed: [], outbox, records: { sync: { n: 1 } }, clock: null, head: 1 }));
    const what = {
      hot: [],
      keepCold: (entry: ColdEntry) => entry,
      keepMisfit: () => true,
      clock: stampAt(startOfTests),
      head: 2,
      signal: never,
    };
    value(await journal.newGeneration(what));
    expect(value(await journal.aside())).toMatchObject({ records: { sync: { n: 1 } } });
    const aside = { outbox: [change('b')], records: { sync: { n: 2 } } };
    value(await journal.newGeneration({ ...what, aside }));
    expect(value(await journal.aside())).toEqual(aside);
  });

  it('keeps where the server has a row, and takes the clock back where it is told to', async () => {
    const world = storeWorld();
    const store = await openStore(world);
    const row = { ...contact('one', 'Asha'), on: { seq: 7, scope: 'team:x' } };
    const clock = { kind: 'replace', stamp: stampAt(5) } as const;
    const nothing = { outbox: { put: [], drop: [] }, records: {} };
    value(await store.journal.commit(commitOf('c1', { clock: stampAt(startOfTests) })));
    value(
      await store.journal.settle({
        changed: [{ table: 'contacts', entity: row }],
        ...nothing,
        clock,
        head: 2,
      }),
    );
    const again = await reopenStore(world, store);
    expect(again.rows.get('contacts/one')).toEqual(row);
    expect(again.opened.clock).toBe(stampAt(5));
  });
});
