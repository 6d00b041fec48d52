import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColdEntry, Commit } from '@/lib/store/journal';
import { failingFactory } from '@/tests/support/store/failing-factory';
import { mortalDisk } from '@/tests/support/store/mortal-disk';
import {
  afterBulk,
  afterCommit,
  afterErasing,
  emptyOracle,
  historyContacts,
  saidByOracle,
  saidByStore,
  type StoreOracle,
} from '@/tests/support/store/store-oracle';
import {
  commitOf,
  contact,
  historyEntry,
  never,
  openStore,
  stampAt,
  storeWorld,
  type OpenStore,
  type StoreWorld,
} from '@/tests/support/store/store-world';

/** The numbers are those of lib/store/SEALING.md, part "Laws of the journal". */

const day = 86_400_000;
const small = fc.record({
  ids: fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 0, maxLength: 4 }),
  history: fc.array(fc.tuple(fc.constantFrom(...historyContacts), fc.nat({ max: 5 })), { maxLength: 3 }),
});
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('commit' as const), changes: small }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('large' as const), count: fc.constantFrom(127, 128, 140) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('bulk' as const),
      from: fc.nat({ max: 5 }),
      count: fc.nat({ max: 200 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('compact' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('together' as const),
      changes: fc.array(small, { minLength: 1, maxLength: 4 }),
      bulk: fc.option(fc.record({ from: fc.nat({ max: 9 }), count: fc.integer({ min: 1, max: 30 }) })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('erase' as const), contactId: fc.constantFrom('p', 'q', 'c1') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('sleep' as const), days: fc.constantFrom(1, 14, 28) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const trouble = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('kill' as const), after: fc.nat({ max: 14 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('full' as const), after: fc.nat({ max: 5 }) }) },
);
type Trouble = { readonly kind: 'kill' | 'full'; readonly after: number } | null;
const history = fc.array(fc.record({ step, trouble }), { minLength: 1, maxLength: 9 });

/** One computer with its journal, and everything that its store may hold by now. */
class Run {
  readonly world: StoreWorld = storeWorld();
  readonly commands: string[] = [];
  /** One when everything was answered; more after a kill, until the store is read again. */
  possible: StoreOracle[] = [emptyOracle];
  counter = 0;
  /** A worker that lives on knows that what failed was not written; one that dies knows nothing. */
  isDying = false;

  commit(changes: {
    ids: readonly number[];
    history: readonly (readonly [string | null, number])[];
  }): Commit {
    this.counter += 1;
    const commandId = `command-${this.counter}`;
    this.commands.push(commandId);
    const appended: ColdEntry[] = changes.history.map(([contactId, n]) => {
      // The time hangs on the id, as it does for a command's history entry.
      const at = this.world.now - (this.world.now % (20 * day)) - n * day;
      const entry = historyEntry(`y${n}-${at}`, contactId, at);
      return { ...entry, entity: { ...entry.entity, d: { ...entry.entity.d, command: commandId } } };
    });
    return commitOf(commandId, {
      changed: changes.ids.map((id) => ['contacts', contact(`c${id}`, `${commandId} ${id}`)] as const),
      appended,
      at: this.world.now,
      clock: stampAt(this.world.now, this.counter),
      head: this.counter,
    });
  }

  /** An answered change happened; one that failed did not, and one that was not answered may have. */
  did(answered: boolean, change: (oracle: StoreOracle) => StoreOracle): void {
    if (!answered && !this.isDying) return;
    const after = this.possible.map(change);
    this.possible = answered ? after : [...this.possible, ...after];
  }

  async take(store: OpenStore, one: Step): Promise<void> {
    switch (one.kind) {
      case 'commit':
        return this.send(store, this.commit(one.changes));
      case 'large':
        return this.send(
          store,
          this.commit({ ids: Array.from({ length: one.count }, (_, n) => n), history: [] }),
        );
      case 'bulk':
        return this.bulk(store, one);
      case 'compact':
        await store.journal.compact(never);
        return undefined;
      case 'together': {
        const sending = one.changes.map((changes) => this.send(store, this.commit(changes)));
        if (one.bulk !== null) sending.push(this.bulk(store, one.bulk));
        await Promise.all([store.journal.compact(never), ...sending]);
        return undefined;
      }
      case 'erase':
        return this.erase(store, one.contactId);
      case 'sleep':
        this.world.now += one.days * day;
        return undefined;
      case 'restart':
        return undefined;
    }
  }

  async send({ journal }: OpenStore, commit: Commit): Promise<void> {
    const { ok } = await journal.commit(commit);
    this.did(ok, (oracle) => afterCommit(oracle, commit));
  }

  async bulk({ journal }: OpenStore, { from, count }: { from: number; count: number }): Promise<void> {
    this.counter += 1;
    const rows = Array.from({ length: count }, (_, n) => contact(`c${from + n}`, `bulk ${this.counter}`));
    const { ok } = await journal.bulk('contacts', rows);
    this.did(ok, (oracle) => afterBulk(oracle, 'contacts', rows));
  }

  async erase({ journal }: OpenStore, contactId: string): Promise<void> {
    // Erasing asks memory what stays, and memory is sure only when everything was answered.
    const [oracle] = this.possible;
    if (oracle === undefined || this.possible.length > 1) return;
    const after = afterErasing(oracle, contactId);
    const { ok } = await journal.newGeneration({
      hot: [...after.rows.values()].map((entity) => ({ table: 'contacts' as const, entity })),
      keepCold: (entry) => (entry.contactId === contactId ? null : entry),
      keepMisfit: () => true,
      clock: stampAt(this.world.now, this.counter),
      head: oracle.head,
      signal: never,
    });
    this.did(ok, () => after);
  }

  /** A new worker reads the store: it must hold one of the things that it may hold. */
  async check(): Promise<void> {
    const store = await openStore(this.world);
    const found = await saidByStore(store, this.commands, this.world.now);
    const match = this.possible.find((oracle) => saidByOracle(oracle, this.world.now) === found);
    if (match === undefined) {
      expect(found).toBe(saidByOracle(this.possible[0]!, this.world.now));
    }
    expect(store.opened.quarantined).toEqual([]);
    this.possible = [match!];
    store.journal.close();
  }
}

async function play(run: Run, steps: readonly { step: Step; trouble: Trouble }[]): Promise<void> {
  const disk = failingFactory(run.world.factory);
  let store = await openStore(run.world, disk.factory);
  for (const { step: one, trouble: met } of steps) {
    if (met?.kind !== 'kill' && one.kind !== 'restart') {
      // A worker goes on with what it knows after a write that found no room.
      if (met !== null) disk.fail({ afterPuts: met.after, error: 'QuotaExceededError' });
      await run.take(store, one);
      disk.fail({ afterPuts: Number.POSITIVE_INFINITY, error: '' });
      continue;
    }
    store.journal.close();
    if (met?.kind === 'kill') await takeAndDie(run, one, met.after);
    await run.check();
    store = await openStore(run.world, disk.factory);
  }
  store.journal.close();
  await run.check();
}

async function takeAndDie(run: Run, one: Step, killAfter: number): Promise<void> {
  const disk = mortalDisk(run.world, killAfter);
  const { keys } = run.world;
  run.isDying = true;
  try {
    const store = await openStore(
      { ...run.world, keys: Object.assign(Object.create(keys), disk.keys) },
      disk.factory,
    );
    await run.take(store, one);
    store.journal.close();
  } catch (error) {
    if (!disk.isDead()) throw error;
  } finally {
    run.isDying = false;
    disk.closeConnections();
  }
}

describe('the journal', () => {
  it('J1 loses nothing acknowledged and shows no half transaction, wherever it is killed', async () => {
    await fc.assert(
      fc.asyncProperty(history, (steps) => play(new Run(), steps)),
      { numRuns: Number(process.env['LAW_RUNS'] ?? 150) },
    );
  });

  it('J2 reads the same before and after compaction', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const run = new Run();
        const store = await openStore(run.world);
        for (const one of steps) if (one.kind !== 'sleep') await run.take(store, one);
        store.journal.close();
        const read = async (): Promise<string> => {
          const again = await openStore(run.world);
          const found = await saidByStore(again, run.commands, run.world.now);
          again.journal.close();
          return found;
        };
        const before = await read();
        const folding = await openStore(run.world);
        await folding.journal.compact(never);
        folding.journal.close();
        expect(await read()).toBe(before);
      }),
      { numRuns: 60 },
    );
  });
});
