import '../support/setup/node';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syncedTables } from '@/lib/hub/sync/synced';
import { TestClock } from '../support/builders/test-clock';
import { testIds } from '../support/builders/test-ids';
import { targets } from './support/databases';
import type { Fate } from './support/engine-net';
import { startTestServer, type TestServer } from './support/test-server';
import { WorkerSeat } from './support/worker-seat';

const isDeep = process.env['ONECHAT_DEEP'] === '1';
const runs = isDeep ? 60 : 6;

interface Work {
  readonly kind: 'save' | 'note' | 'edit' | 'label';
  readonly who: number;
  readonly row: number;
}
type Step =
  | Work
  | { readonly kind: 'go'; readonly who: number; readonly fate: Fate }
  | { readonly kind: 'join'; readonly who: number }
  | { readonly kind: 'die'; readonly who: number }
  | { readonly kind: 'wait'; readonly seconds: number };

const who = fc.nat(2);
const row = fc.nat(2);
const work = fc.constantFrom(
  'save' as const,
  'note' as const,
  'note' as const,
  'edit' as const,
  'label' as const,
);
const fate = fc.constantFrom<Fate>(
  'arrives',
  'arrives',
  'arrives',
  'request lost',
  'answer lost',
  'comes twice',
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: work, who, row }) },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('go' as const), who, fate }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('join' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('die' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat(20) }) },
);

/** Three people at their computers, each alone at first, who join one workspace at some time. */
class Office {
  readonly seats: readonly WorkerSeat[];
  /** What was saved, and said to be saved. */
  readonly notes = new Map<string, string>();
  made = 0;

  constructor(
    server: TestServer,
    readonly clock: TestClock,
    readonly workspaceId: string,
  ) {
    this.seats = [0, 1, 2].map((n) => new WorkerSeat(server, { clock, ids: testIds(n + 7) }));
  }

  async take(one: Step): Promise<void> {
    if (one.kind === 'wait') {
      this.clock.move(one.seconds * 1_000);
      for (const seat of this.seats) await seat.tell('alarm');
      return;
    }
    const seat = this.seats[one.who]!;
    await seat.wake();
    if (one.kind === 'join') await seat.join(this.workspaceId);
    else if (one.kind === 'die') seat.kill();
    else if (one.kind === 'go') await seat.go(one.fate);
    else await this.work(seat, one);
    this.clock.move(7);
  }

  private async work(seat: WorkerSeat, { kind, row: at }: Work): Promise<void> {
    this.made += 1;
    const { model } = await seat.data();
    const ids = [...model.hot('contacts')].map(({ id }) => id);
    const contactId = ids[at % Math.max(1, ids.length)];
    if (kind === 'save' || contactId === undefined) {
      const identities = [{ kind: 'phone' as const, value: `+91986400000${at}` }];
      const name = `Person ${this.made}`;
      await seat.do('contact.save', { identities, source: 'modules', kind: 'person', name });
    } else if (kind === 'note') {
      const body = `note ${this.made}`;
      const added = await seat.do('note.add', { contactId, body });
      if (added !== null) this.notes.set(added.noteId, body);
    } else if (kind === 'edit') await seat.do('contact.edit', { contactId, company: `company ${this.made}` });
    else {
      const [label] = [...model.hot('labels')];
      if (label !== undefined)
        await seat.do('contact.label', { contactId, labelId: label.id, on: this.made % 3 > 0 });
    }
  }

  /** Everybody joins, and everything arrives. */
  async settle(): Promise<void> {
    for (const seat of this.seats) await seat.join(this.workspaceId);
    for (let round = 0; round < 60; round += 1) {
      for (const seat of this.seats) while (await seat.go());
      const quiet = await Promise.all(this.seats.map((seat) => seat.isQuiet()));
      if (round > 2 && !quiet.includes(false)) return;
      this.clock.move(10_000);
      for (const seat of this.seats) await seat.tell('asked');
    }
    const states = await Promise.all(this.seats.map((seat) => seat.data()));
    throw new Error(JSON.stringify(states.map(({ synced }) => synced?.state)));
  }

  /** Every row of a seat as it would be read from its disk, by table and id. */
  async rows(seat: WorkerSeat): Promise<Map<string, unknown>> {
    const { model } = await seat.data();
    const all = syncedTables.flatMap((table) =>
      [...model.hot(table)].map(({ id, d, c, on }): [string, unknown] => [`${table} ${id}`, { d, c, on }]),
    );
    return new Map(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}

describe.each(isDeep ? targets : targets.slice(0, 1))(
  'whole workers and the server on $name',
  ({ here, open }) => {
    if (!here) return test.skip('is not installed here', () => undefined);
    let server: TestServer;
    const clock = new TestClock(Date.now());
    beforeAll(async () => {
      server = await startTestServer(await open(), { now: () => clock.now() });
    });
    afterAll(() => server.stop());

    test('hold the same in the end, on disk too, with every note that was saved in it once', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 90, size: 'max' }), async (steps) => {
          const office = new Office(server, clock, await server.workspace());
          for (const one of steps) await office.take(one);
          await office.settle();
          const [first] = office.seats;
          const held = await office.rows(first!);
          for (const seat of office.seats) {
            expect(await office.rows(seat)).toEqual(held);
            const { synced, model } = await seat.data();
            expect(synced?.state.outbox).toEqual([]);
            // What is stored was counted against what the server counts, and never had to be loaded anew.
            expect(synced?.state.record.rebuilt).toBe(0);
            for (const [noteId, body] of office.notes) expect(model.note(noteId)?.d.body).toBe(body);
            expect([...model.hot('notes')]).toHaveLength(office.notes.size);
          }
          for (const seat of office.seats) seat.kill();
          for (const seat of office.seats) expect(await office.rows(seat)).toEqual(held);
          for (const seat of office.seats) seat.kill();
        }),
        { numRuns: runs, endOnFailure: true, interruptAfterTimeLimit: isDeep ? 300_000 : 40_000 },
      );
    });
  },
);
