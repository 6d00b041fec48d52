import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SealedRecord } from '@/lib/store/database';
import type { ColdEntry, Quarantined } from '@/lib/store/journal';
import { createSealer } from '@/lib/store/sealer';
import {
  commitOf,
  contact,
  contacts,
  historyEntry,
  never,
  openStore,
  startOfTests,
  storeWorld,
  value,
  type StoreWorld,
} from '@/tests/support/store/store-world';
import { flipped, sealedRecords, tamper } from '@/tests/support/store/tamper';

/** The numbers are those of lib/store/SEALING.md. */

type Found = Awaited<ReturnType<typeof sealedRecords>>[number];
type Store = 'page' | 'delta' | 'done' | 'meta';

const canary = 'Canary-d41d8cd98f00';
const people = ['asha', 'usha', 'esha'];
const runs = { numRuns: 120 };
const anyBit = fc.nat({ max: 8 * 4_000 });
const anyIndex = fc.nat({ max: 1_000 });

/** Pages of contacts with some older copies, filed and unfiled history, deltas, finished commands. */
async function seededWorld(): Promise<StoreWorld> {
  const world = storeWorld();
  const { journal } = await openStore(world);
  value(await journal.bulk('contacts', contacts(300)));
  const appended = people.map((id, n) => historyEntry(`${canary}-y${n}`, id, startOfTests - n));
  value(await journal.commit(commitOf('a', { appended, changed: [['contacts', contact('c7', canary)]] })));
  value(await journal.compact(never));
  value(await journal.bulk('contacts', contacts(140, 50)));
  value(await journal.commit(commitOf('b', { appended: [historyEntry('new', 'asha', startOfTests)] })));
  value(await journal.commit(commitOf(canary, { changed: [['contacts', contact('d1', canary)]], head: 3 })));
  journal.close();
  return world;
}

/** Opens a store and reads everything in it; answers what went to quarantine and which rows came. */
async function readAll(world: StoreWorld) {
  const { journal, rows } = await openStore(world);
  let history = 0;
  for (const contactId of people) {
    history += value(await journal.cold({ table: 'history', contactId })).length;
  }
  for (const id of ['a', 'b', canary]) value(await journal.finished(id));
  const quarantined: readonly Quarantined[] = journal.quarantined();
  journal.close();
  return { quarantined, rows, history };
}

const put = (world: StoreWorld, store: string, record: unknown): Promise<void> =>
  tamper(world, (database) => database[store as Store].put(record as never));
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
const idOf = ({ store, record }: Found): string => `${store}/${record.k}`;

/** Every row that came is whole and has its own name: damage takes rows away, it never changes one. */
function requireTrueRows(rows: Awaited<ReturnType<typeof readAll>>['rows']): void {
  for (const [key, { id, d }] of rows) {
    expect(key).toBe(`contacts/${id}`);
    expect(['d1', 'c7'].includes(id) ? [canary, 'Name 7'] : [`Name ${id.slice(1)}`]).toContain(d['name']);
  }
}

describe('sealing', () => {
  it('L1 notices one turned bit in any record; everything else is read', async () => {
    const world = await seededWorld();
    const records = await sealedRecords(world);
    await fc.assert(
      fc.asyncProperty(anyIndex, anyBit, async (index, bit) => {
        const one = pick(records, index);
        await put(world, one.store, flipped(one.record, bit));
        const { quarantined, rows, history } = await readAll(world);
        await put(world, one.store, one.record);
        expect(quarantined.map(({ id }) => id)).toContain(idOf(one));
        expect(quarantined.filter(({ id }) => id !== idOf(one))).toEqual([]);
        expect(rows.size).toBeGreaterThanOrEqual(301 - 128);
        expect(history).toBeGreaterThanOrEqual(3);
        requireTrueRows(rows);
      }),
      runs,
    );
    expect((await readAll(world)).quarantined).toEqual([]);
  });

  it('L2 notices two records that changed places, also between stores', async () => {
    const world = await seededWorld();
    const records = await sealedRecords(world);
    await fc.assert(
      fc.asyncProperty(anyIndex, anyIndex, fc.boolean(), async (first, second, withVersion) => {
        const a = pick(records, first);
        const b = pick(records, second);
        fc.pre(a !== b);
        const into = (place: Found, content: Found): SealedRecord<string | number> => ({
          k: place.record.k,
          v: withVersion ? content.record.v : place.record.v,
          b: content.record.b,
        });
        await put(world, a.store, into(a, b));
        await put(world, b.store, into(b, a));
        const { quarantined, rows } = await readAll(world);
        await put(world, a.store, a.record);
        await put(world, b.store, b.record);
        expect(quarantined.map(({ id }) => id)).toEqual(expect.arrayContaining([idOf(a), idOf(b)]));
        requireTrueRows(rows);
      }),
      runs,
    );
    expect((await readAll(world)).quarantined).toEqual([]);
  });

  it('L3 notices a record that was taken away, unless it is that of a finished command', async () => {
    const world = await seededWorld();
    const records = (await sealedRecords(world)).filter(({ store }) => store !== 'done');
    for (const one of records) {
      await tamper(world, (database) => database[one.store as 'page'].delete(one.record.k as string));
      const { quarantined, rows } = await readAll(world);
      await put(world, one.store, one.record);
      expect(quarantined.length, idOf(one)).toBeGreaterThan(0);
      expect(rows.size).toBeGreaterThanOrEqual(301 - 128);
      requireTrueRows(rows);
    }
    expect((await readAll(world)).quarantined).toEqual([]);
  });

  it('L4 notices a record of another store, in an empty place or over one of ours', async () => {
    const [world, other] = [await seededWorld(), await seededWorld()];
    const [records, foreign] = [await sealedRecords(world), await sealedRecords(other)];
    await fc.assert(
      fc.asyncProperty(anyIndex, anyIndex, fc.boolean(), async (mine, theirs, isNew) => {
        const one = pick(records, mine);
        const { record } = pick(
          foreign.filter(({ store }) => store === one.store),
          theirs,
        );
        fc.pre(one.store !== 'done' && (one.store !== 'meta' || !isNew));
        const k = !isNew ? one.record.k : one.store === 'delta' ? 999 : `${one.record.k}`.replace(/.$/, '!');
        await put(world, one.store, { ...record, k });
        const { quarantined, rows } = await readAll(world);
        await tamper(world, (database) => database[one.store as 'page'].delete(k as string));
        await put(world, one.store, one.record);
        const isCold = one.store === 'page' && `${k}`.startsWith('c');
        // A cold page that no list names is never read: it is not noticed, and it is not shown.
        if (!isNew || !isCold) expect(quarantined.map(({ id }) => id)).toContain(`${one.store}/${k}`);
        requireTrueRows(rows);
      }),
      runs,
    );
    expect((await readAll(world)).quarantined).toEqual([]);
  });

  it('L5 notices a record put back from an earlier time', async () => {
    const world = await seededWorld();
    const earlier = await sealedRecords(world);
    let { journal } = await openStore(world);
    value(await journal.commit(commitOf('z', { changed: [['contacts', contact('d1', 'Newest')]], head: 4 })));
    value(
      await journal.commit(commitOf('y', { appended: [historyEntry('y9', 'asha', startOfTests)], head: 5 })),
    );
    value(await journal.compact(never));
    value(
      await journal.commit(commitOf('x1', { changed: [['contacts', contact('d1', 'Newest')]], head: 6 })),
    );
    journal.close();
    const before = [...earlier, ...(await sealedRecords(world))];
    ({ journal } = await openStore(world));
    for (const id of ['x2', 'x3']) {
      value(
        await journal.commit(commitOf(id, { changed: [['contacts', contact('d1', 'Newest')]], head: 7 })),
      );
    }
    journal.close();
    const after = await sealedRecords(world);
    for (const old of before.filter(({ store }) => store !== 'done')) {
      const now = after.find((record) => idOf(record) === idOf(old));
      if (now !== undefined && Buffer.from(now.record.b).equals(Buffer.from(old.record.b))) continue;
      // As it was, and with the version that the newest one has.
      for (const v of [old.record.v, now?.record.v ?? old.record.v]) {
        await put(world, old.store, { ...old.record, v });
        const { quarantined, rows } = await readAll(world);
        if (now === undefined) {
          await tamper(world, (database) => database[old.store as 'page'].delete(old.record.k as string));
        } else await put(world, now.store, now.record);
        const isUnlistedColdPage = now === undefined && `${old.record.k}`.startsWith('c');
        const ids = quarantined.map(({ id }) =>
          // An older head counts the deltas otherwise: that, too, is noticed.
          old.store === 'delta' || old.record.k === 'head' ? id.replace('delta/tally', idOf(old)) : id,
        );
        if (!isUnlistedColdPage) expect(ids).toContain(idOf(old));
        if (old.store !== 'delta') expect(rows.get('contacts/d1')?.d['name'], idOf(old)).toBe('Newest');
      }
    }
    expect((await readAll(world)).quarantined).toEqual([]);
  });

  it('L6 shows nothing in clear, keys included; the key opens what the eye cannot read', async () => {
    const world = await seededWorld();
    const records = await sealedRecords(world);
    const sealer = await createSealer(world.keys.stored!.key, 'local');
    let opened = 0;
    for (const { store, record } of records) {
      const bytes = Buffer.from(record.b).toString('latin1');
      for (const secret of [canary, ...people, 'Name 1', 'contacts', 'history', world.keys.stored!.key]) {
        expect(bytes.includes(secret) || `${record.k}`.includes(secret), `${secret} in ${store}`).toBe(false);
      }
      const content = await sealer.open({ store, key: record.k, version: record.v }, record.b);
      if (Buffer.from(content!).toString('utf8').includes(canary)) opened += 1;
    }
    // The control: the same search finds what was planted once the records are opened.
    expect(opened).toBeGreaterThanOrEqual(4);
  });

  it('L7 after a new generation nothing sealed before opens with what is left', async () => {
    const world = await seededWorld();
    const old = await sealedRecords(world);
    const oldKey = world.keys.stored!.key;
    const { journal, rows } = await openStore(world);
    value(
      await journal.newGeneration({
        hot: [...rows.values()].map((entity) => ({ table: 'contacts' as const, entity })),
        keepCold: (entry) => entry,
        keepMisfit: () => true,
        clock: null as never,
        head: 7,
        signal: never,
      }),
    );
    journal.close();
    expect((await world.factory.databases()).map(({ name }) => name)).toEqual(['crm-g2']);
    const left = await sealedRecords(world);
    const key = Buffer.from(oldKey, 'base64');
    for (const { record } of left) {
      expect(Buffer.from(record.b).includes(key) || Buffer.from(record.b).includes(oldKey)).toBe(false);
    }
    expect(JSON.stringify(world.keys.stored)).not.toContain(oldKey);
    const [withNew, withOld] = await Promise.all(
      [world.keys.stored!.key, oldKey].map((one) => createSealer(one, 'local')),
    );
    for (const { store, record } of old) {
      const place = { store, key: record.k, version: record.v };
      expect(await withNew!.open(place, record.b)).toBeNull();
      // The control: it was the key that went, not the bytes.
      expect(await withOld!.open(place, record.b)).not.toBeNull();
    }
    const again = await readAll(world);
    expect(again.quarantined).toEqual([]);
    expect(again.rows.size).toBe(301);
    expect(again.history).toBe(4);
  });

  it('L8 destroying leaves no key and no record, whatever was done before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('commit', 'bulk', 'compact', 'generation')),
        async (steps) => {
          const world = storeWorld();
          const { journal } = await openStore(world);
          for (const [n, step] of steps.entries()) {
            if (step === 'commit')
              value(await journal.commit(commitOf(`${n}`, { changed: [['contacts', contact('1', 'A')]] })));
            if (step === 'bulk') value(await journal.bulk('contacts', contacts(10)));
            if (step === 'compact') value(await journal.compact(never));
            if (step === 'generation') {
              const what = {
                hot: [],
                keepCold: (entry: ColdEntry) => entry,
                keepMisfit: () => true,
                clock: '',
                head: 0,
                signal: never,
              };
              value(await journal.newGeneration(what));
            }
          }
          value(await journal.destroy());
          expect(world.keys.stored).toBeNull();
          expect(await world.factory.databases()).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
