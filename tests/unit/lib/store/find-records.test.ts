import { describe, expect, it } from 'vitest';
import { records, recordAt, recordList } from '@/lib/catalogue/records';
import { migrations } from '@/lib/store/migrations/all';
import { recordCounts, recordItems } from '@/lib/privacy/held-records';
import {
  commitOf,
  contact,
  never,
  openStore,
  startOfTests,
  storeWorld,
  value,
} from '@/tests/support/store/store-world';

const account = { state: 'in', refresh: 'very-s3cret', seat: { name: 'Asha' } };
const raw = [
  { table: 'deals', id: 'd1', seq: 1, scope: 'shared', d: { title: 'Roof' } },
  { table: 'deals', id: 'd2', seq: 2, scope: 'shared', d: {} },
];

/** A store with something in every record that a store can have. */
async function fullStore() {
  const world = storeWorld();
  const { journal } = await openStore(world);
  const aside = {
    outbox: { put: [{ id: 'a', content: 1 }], drop: [] },
    records: { account, raw, sync: { last: 7 } },
  };
  const changed = [{ table: 'contacts' as const, entity: contact('c-1', 'Asha') }];
  value(await journal.commit({ ...commitOf('c1'), changed, aside }));
  const at = { table: 'history', contactId: null, at: startOfTests, entity: contact('h', 'x') } as const;
  value(await journal.commit({ ...commitOf('c2', { head: 2 }), appended: [at] }));
  value(await journal.compact(never));
  return { world, journal };
}

describe('everything in the store but the rows of tables', () => {
  it('has a meaning in the catalogue: each record on disk, and each place there is for one', async () => {
    const { journal } = await fullStore();
    const found = value(await journal.records({ finished: false }));
    expect(found.filter((each) => recordAt(each.in, each.key) === undefined)).toEqual([]);
    const own = recordList.filter(({ place }) => place.in === 'meta' || place.in === 'done');
    const counts = new Map(recordCounts(found).map((each) => [each.table, each]));
    for (const { name } of own) {
      expect(counts.get(name)?.count, name).toBeGreaterThan(0);
      expect(counts.get(name)?.bytes, name).toBeGreaterThan(0);
    }
    expect(counts.get('newerRows')?.count).toBe(2);
  });

  it('is all there is: rows of tables, what waits, and these; the place for files is empty', async () => {
    const stores = new Set(migrations.flatMap((each) => Object.keys(each.stores)));
    expect([...stores].sort()).toEqual(['blob', 'delta', 'done', 'meta', 'outbox', 'page']);
    const { world } = await fullStore();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = world.factory.open('crm-g1');
      request.addEventListener('success', () => resolve(request.result));
    });
    const blobs = await new Promise<number>((resolve) => {
      const request = database.transaction('blob').objectStore('blob').count();
      request.addEventListener('success', () => resolve(request.result));
    });
    const keys = await new Promise<string[]>((resolve) => {
      const request = database.transaction('meta').objectStore('meta').getAllKeys();
      request.addEventListener('success', () => resolve(request.result.map(String)));
    });
    database.close();
    expect(blobs).toBe(0);
    expect(keys.length).toBeGreaterThan(4);
    expect(keys.filter((key) => recordAt('meta', key) === undefined)).toEqual([]);
    expect(recordAt('meta', 'aside.something-new')).toBeUndefined();
  });

  it('is read without its secrets', async () => {
    const { journal } = await fullStore();
    const found = value(await journal.records({ finished: false }));
    expect(JSON.stringify(found)).toContain('very-s3cret');
    const [item] = recordItems(records.account, found);
    expect(item?.fields).toEqual({ state: 'in', refresh: true, seat: { name: 'Asha' } });
    const shown = recordList.map((record) => recordItems(record, found));
    expect(JSON.stringify(shown)).not.toContain('very-s3cret');
  });

  it('opens finished steps only where they are asked for', async () => {
    const { journal } = await fullStore();
    const closed = recordItems(records.finished, value(await journal.records({ finished: false })));
    const open = recordItems(records.finished, value(await journal.records({ finished: true })));
    expect(closed.map(({ fields }) => fields)).toEqual([{}, {}]);
    expect(
      open.map(({ fields }) => String(fields['commandId'])).toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['c1', 'c2']);
  });

  it('is gone once the store is destroyed', async () => {
    const { world, journal } = await fullStore();
    value(await journal.destroy());
    const next = await openStore(world);
    const counts = recordCounts(value(await next.journal.records({ finished: false })));
    expect(counts.filter(({ count }) => count > 0).map(({ table }) => table)).toEqual(['books']);
    expect((await world.factory.databases()).map(({ name }) => name)).not.toContain('crm-g2');
  });
});
