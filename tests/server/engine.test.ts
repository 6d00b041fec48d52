import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Operation } from '@/lib/domain/shared/operation';
import { clearAway } from '@/server/store/clear-away';
import { startNewEpochs } from '@/server/store/new-epoch';
import { ReplayOracle, saidOf } from '../support/simulation/replay-oracle';
import type { Taken } from '../support/simulation/sim-server';
import { targets } from './support/databases';
import { EngineNet, type Fate } from './support/engine-net';
import { startTestServer, type TestServer } from './support/test-server';

const isDeep = process.env['ONECHAT_DEEP'] === '1';
const runs = Number(process.env['ONECHAT_RUNS'] ?? 8) * (isDeep ? 20 : 1);

type Step =
  | { readonly kind: 'edit'; readonly who: number; readonly what: number; readonly row: number }
  | { readonly kind: 'go'; readonly who: number; readonly fate: Fate }
  | { readonly kind: 'die'; readonly who: number; readonly at: 'now' | 'before' | 'after' }
  | { readonly kind: 'wait'; readonly seconds: number };

const who = fc.nat(2);
const go = fc.record({
  kind: fc.constant('go' as const),
  who,
  fate: fc.constantFrom<Fate>('arrives', 'arrives', 'arrives', 'request lost', 'answer lost', 'comes twice'),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('edit' as const), who, what: fc.nat(5), row: fc.nat(2) }),
  },
  { weight: 8, arbitrary: go },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('die' as const),
      who,
      at: fc.constantFrom('now' as const, 'before' as const, 'after' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat(20) }) },
);

describe.each(targets)('the engine against the server on $name', ({ here, open }) => {
  if (!here) return test.skip('is not installed here', () => undefined);
  let server: TestServer;
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  beforeAll(async () => {
    server = await startTestServer(await open(), { now });
  });
  afterAll(() => server.stop());

  const team = async (): Promise<{ nets: EngineNet[]; taken: Taken[]; workspaceId: string }> => {
    const workspaceId = await server.workspace();
    const taken: Taken[] = [];
    const seats = [
      await server.seat(workspaceId, 'owner'),
      await server.seat(workspaceId, 'manager'),
      await server.seat(workspaceId, 'manager'),
    ];
    return { workspaceId, taken, nets: seats.map((seat) => new EngineNet(server, seat, { now, taken })) };
  };

  /** Everything arrives, until nobody has anything left to say. */
  const settle = async (nets: readonly EngineNet[]): Promise<void> => {
    for (const { client } of nets) {
      client.mishap = null;
      client.start();
    }
    for (let round = 0; round < 200; round += 1) {
      for (const net of nets) while (await net.go());
      if (round > 1 && nets.every((net) => net.isQuiet)) return;
      ahead += 300;
      for (const { client } of nets) client.feed({ kind: 'asked' });
    }
    throw new Error(JSON.stringify(nets.map(({ client }) => client.state)));
  };

  let made = 0;
  const edit = (
    { client }: EngineNet,
    { what, row }: { what: number; row: number },
    ids: readonly string[],
  ): void => {
    made += 1;
    const value = `v${made}`;
    const on = { table: 'contacts', id: ids[row]! } as const;
    const note = { table: 'notes', id: ids[3 + row]! } as const;
    client.command((stamp): readonly Operation[] => {
      const dots =
        (client.view(`contacts ${on.id}`)?.d['labels'] as Record<string, string[]> | undefined)?.['vip'] ??
        [];
      if (what === 0) return [{ op: 'add', ...on, field: 'labels', element: 'vip', stamp: stamp() }];
      if (what === 1)
        return dots.length === 0
          ? []
          : [{ op: 'remove', ...on, field: 'labels', element: 'vip', dots, stamp: stamp() }];
      if (what === 2) return [{ op: 'set', ...note, field: 'body', value, stamp: stamp() }];
      if (what === 3 && made % 4 === 0) return [{ op: 'erase', ...on, stamp: stamp() }];
      return [{ op: 'set', ...on, field: 'name', value, stamp: stamp() }];
    });
  };

  test('every change counts exactly once, in every seat, whatever is lost, doubled or killed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 70, size: 'max' }), async (steps) => {
        const { nets, taken } = await team();
        const ids = Array.from({ length: 6 }, () => randomUUID());
        for (const one of steps) {
          if (one.kind === 'wait') {
            ahead += one.seconds * 20;
            for (const { client } of nets) client.feed({ kind: 'alarm' });
            continue;
          }
          const net = nets[one.who]!;
          net.client.start();
          if (one.kind === 'edit') edit(net, one, ids);
          else if (one.kind === 'go') await net.go(one.fate);
          else if (one.at === 'now') net.client.kill();
          else net.client.mishap = one.at;
        }
        await settle(nets);
        const oracle = new ReplayOracle();
        oracle.replay(taken);
        for (const { client } of nets) {
          const live = [...client.disk.base].filter(([, { entity }]) => entity.erased !== true);
          const held = live.map(([key, { entity }]): [string, string] => [key, saidOf(entity.d, ['labels'])]);
          expect(new Map(held)).toEqual(oracle.view());
          expect([...client.disk.outbox.values()].filter(({ phase }) => phase !== 'refused')).toEqual([]);
        }
      }),
      { numRuns: runs, endOnFailure: true, interruptAfterTimeLimit: isDeep ? 600_000 : 45_000 },
    );
  });

  test('a restored server makes everybody load again, and what was never sent is sent then', async () => {
    const { nets, workspaceId } = await team();
    const ids = Array.from({ length: 6 }, () => randomUUID());
    edit(nets[0]!, { what: 5, row: 0 }, ids);
    await settle(nets);
    await server.running.services.database.transaction('write', (sql) => startNewEpochs(sql));
    edit(nets[1]!, { what: 5, row: 1 }, ids);
    await settle(nets);
    expect(workspaceId).not.toBe('');
    for (const { client } of nets) {
      expect([...client.disk.base.keys()].sort()).toEqual(
        [`contacts ${ids[0]}`, `contacts ${ids[1]}`].sort(),
      );
    }
  });

  test('a seat that was away past the horizon keeps its own edits and loses what was erased', async () => {
    const { nets, workspaceId } = await team();
    const [owner, away] = [nets[0]!, nets[1]!];
    const ids = Array.from({ length: 6 }, () => randomUUID());
    edit(owner, { what: 5, row: 0 }, ids);
    edit(owner, { what: 5, row: 1 }, ids);
    await settle(nets);
    edit(away, { what: 5, row: 0 }, ids);
    edit(away, { what: 5, row: 1 }, ids);
    away.waiting.length = 0;
    away.client.kill();
    owner.client.command((stamp) => [{ op: 'erase', table: 'contacts', id: ids[0]!, stamp: stamp() }]);
    await settle([owner]);
    await clearAway(server.running.services.database, workspaceId, 0);
    await settle(nets);
    expect([...away.client.disk.base.keys()]).toEqual([`contacts ${ids[1]}`]);
    expect(away.client.view(`contacts ${ids[0]}`)).toBeUndefined();
    expect(owner.client.view(`contacts ${ids[1]}`)?.d).toEqual(away.client.view(`contacts ${ids[1]}`)?.d);
    expect(away.client.disk.record.rebuilt).toBe(0);
  });

  test('a scope that is lost while another is being loaded is told as lost', async () => {
    const workspaceId = await server.workspace();
    const taken: Taken[] = [];
    const owner = new EngineNet(server, await server.seat(workspaceId, 'owner'), { now, taken });
    const agent = new EngineNet(server, await server.seat(workspaceId, 'agent'), { now, taken });
    const [red, blue] = [randomUUID(), randomUUID()];
    const { database } = server.running.services;
    const join = (teams: readonly string[]) =>
      database.query('update seat set teams = $3 where workspace_id = $1 and seat_id = $2', [
        workspaceId,
        agent.seat.seatId,
        teams,
      ]);
    const id = randomUUID();
    await join([red]);
    await settle([owner, agent]);
    owner.client.command((stamp) => [
      { op: 'set', table: 'contacts', id, field: 'teamId', value: red, stamp: stamp() },
    ]);
    await settle([owner, agent]);
    expect(agent.client.view(`contacts ${id}`)).toBeDefined();
    await join([red, blue]);
    agent.client.feed({ kind: 'asked' });
    // The pull that tells of the new team; then the old one is left before the new one is loaded.
    while (agent.client.state?.doing?.kind !== 'snapshot') await agent.go();
    await join([blue]);
    await settle([agent]);
    expect(agent.client.view(`contacts ${id}`)).toBeUndefined();
    expect(agent.client.disk.base.size).toBe(0);
  });

  test('a row that moves on before its new scope was loaded or read leaves with it', async () => {
    const workspaceId = await server.workspace();
    const taken: Taken[] = [];
    const owner = new EngineNet(server, await server.seat(workspaceId, 'owner'), { now, taken });
    const agent = new EngineNet(server, await server.seat(workspaceId, 'agent'), { now, taken });
    const [red, blue] = [randomUUID(), randomUUID()];
    const other = await server.seat(workspaceId, 'agent');
    const { database } = server.running.services;
    const join = (teams: readonly string[], { seatId } = agent.seat) =>
      database.query('update seat set teams = $3 where workspace_id = $1 and seat_id = $2', [
        workspaceId,
        seatId,
        teams,
      ]);
    await join([red, blue], other);
    const [one, two] = [randomUUID(), randomUUID()];
    const put = (id: string, field: string, value: string | null) =>
      owner.client.command((stamp) => [{ op: 'set', table: 'contacts', id, field, value, stamp: stamp() }]);
    const kept = () => [...agent.client.disk.base.keys()].sort();
    put(one, 'name', 'Rina');
    put(two, 'name', 'Asha');
    await settle([owner, agent]);
    expect(kept()).toEqual([`contacts ${one}`, `contacts ${two}`].sort());
    // Moved to a team that is joined, and on to another before the first was loaded.
    await join([red]);
    put(one, 'teamId', red);
    await settle([owner]);
    agent.client.feed({ kind: 'asked' });
    while (agent.client.state?.doing?.kind !== 'snapshot') await agent.go();
    expect(agent.client.disk.base.get(`contacts ${one}`)?.scope).toBe(`team:${red}`);
    put(one, 'teamId', blue);
    await settle([owner, agent]);
    expect(kept()).toEqual([`contacts ${two}`]);
    // Moved and changed again; the team is left between the page with the move and the page with the change.
    put(two, 'teamId', red);
    await settle([owner]);
    put(randomUUID(), 'name', 'Vikram');
    await settle([owner]);
    put(two, 'name', 'Asha K');
    await settle([owner]);
    agent.limit = 1;
    agent.client.feed({ kind: 'asked' });
    await agent.go();
    expect(agent.client.disk.base.get(`contacts ${two}`)?.scope).toBe(`team:${red}`);
    await join([]);
    await settle([agent]);
    expect(kept()).not.toContain(`contacts ${two}`);
    expect(agent.client.disk.record.rebuilt).toBe(0);
  });
});
