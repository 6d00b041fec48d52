import { z } from '@/lib/catalogue/zod';
import { readSeat, type Seat } from '@/server/store/seat';
import { pull } from '@/server/store/pull';
import { snapshot } from '@/server/store/snapshot';
import { stampOf } from '../../server/support/replica';
import { ask, newClientId, type TestSeat, type TestServer } from '../../server/support/test-server';
import { forSeconds, measure, say } from './figure';
import { fleets, type Fleet } from './fleets';
import { generate, sayGenerated, type Generated } from './generate';

export interface Bench {
  readonly subject: string;
  readonly server: TestServer;
  /** The database's process, where it has one. */
  readonly beside: number;
  readonly seconds: number;
  readonly rows: number;
}

async function seatOf(server: TestServer, test: TestSeat): Promise<Seat> {
  const answer = await readSeat(server.running.services.database, { ...test, grantId: 'test' });
  if (answer.state !== 'active') throw new Error(answer.state);
  return answer.seat;
}

async function seats(server: TestServer, { workspaces, writers }: Fleet): Promise<TestSeat[]> {
  const ids = await Promise.all(Array.from({ length: workspaces }, () => server.workspace()));
  const lines = Array.from({ length: workspaces * writers }, (_, line) => ids[line % workspaces] ?? '');
  return Promise.all(lines.map((id) => server.seat(id, 'agent')));
}

/** One command of one person: a note of 200 characters. */
function mutation(clientId: string, mid: number) {
  const stamp = stampOf(clientId, Date.now(), mid % 40_000);
  const about = { op: 'set' as const, table: 'notes', field: 'body', value: 'x'.repeat(200) };
  return { mid, operations: [{ ...about, id: `${clientId}.${mid % 100}`, stamp }] };
}

async function pushes({ server, seconds }: Bench, fleet: Fleet): Promise<number> {
  const { pushes: line } = server.running.services;
  const all = await Promise.all((await seats(server, fleet)).map((seat) => seatOf(server, seat)));
  return forSeconds(seconds, all.length, async (index, mid) => {
    const seat = all[index]!;
    const mutations = [mutation(seat.clientId, mid)];
    const answer = await line.run(seat.workspaceId, { seat, schema: 1, mutations });
    if (answer.kind !== 'pushed' || answer.pushed.last !== mid) throw new Error(answer.kind);
  });
}

/** One change in one request, answered when it is kept; the next one of that person goes out when the answer is in. */
async function pushesByHttp({ server, seconds }: Bench, fleet: Fleet): Promise<Generated> {
  const lines = (await seats(server, fleet)).map(({ clientId, token }) => ({
    method: 'POST',
    path: '/v1/sync/push',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ clientId, schema: 1, mutations: [mutation(clientId, 1)] })
      .replace('"mid":1', '"mid":{turn}')
      .replace(`${clientId}.1"`, `${clientId}.{row}"`)
      .replace(/"stamp":"(.{9}).../, '"stamp":"$1{counter}'),
  }));
  return generate({ base: server.url, seconds, expect: 200, lines });
}

/** Pulls that find nothing new, as most do. */
async function pulls({ server, seconds }: Bench, seat: Seat): Promise<number> {
  const { database } = server.running.services;
  const call = { seat, schema: 1, limit: 500, digest: false };
  const first = await pull(database, { ...call, cursor: null });
  if (!first.ok) throw new Error(first.code);
  const scopes = new Map(seat.scopes.map((scope) => [scope, { seq: first.value.head, maskVersion: 0 }]));
  const cursor = { ...first.value.cursor, scopes };
  return forSeconds(seconds, 8, async () => void (await pull(database, { ...call, cursor })));
}

async function pullsByHttp({ server, seconds }: Bench, seat: TestSeat): Promise<Generated> {
  const about = { clientId: seat.clientId, schema: 1, limit: 500 };
  const first = await ask(server, seat, ['POST', '/v1/sync/pull', { ...about, cursor: null }]);
  const { cursor } = z.object({ cursor: z.string() }).parse(first.body);
  const line = {
    method: 'POST',
    path: '/v1/sync/pull',
    headers: { authorization: `Bearer ${seat.token}` },
    body: JSON.stringify({ ...about, cursor }),
  };
  return generate({ base: server.url, seconds, expect: 200, lines: Array.from({ length: 8 }, () => line) });
}

/** A workspace of many contacts, written as the table holds them. */
async function fill({ server, rows }: Bench, workspaceId: string): Promise<void> {
  const { database } = server.running.services;
  await database.query(
    `insert into entity (workspace_id, kind, id, seq, scope, deleted, erased, d, c)
     select $1, 'contacts', lpad(n::text, 12, '0'), n, 'workspace', false, false,
       '{"name":"Customer ' || md5(n::text) || '","kind":"person","company":"' || md5((n * 7)::text)
         || '","createdAt":' || 1700000000000 + n || '}',
       '{"":"' || $2::text || '"}'
     from generate_series(1, $3::int) n`,
    [workspaceId, stampOf(newClientId(), Date.now()), rows],
  );
  await database.query('update ws_head set seq = $2::bigint where workspace_id = $1', [workspaceId, rows]);
}

/** Our figures on one database. */
export async function benchOurs(bench: Bench): Promise<void> {
  const { subject, server, beside, rows } = bench;
  const report = async (figure: string, work: () => Promise<number>) => {
    const { ms: _, ...found } = await measure(beside, work);
    say({ subject, figure, unit: 'per second', ...found });
  };
  const reportHttp = (figure: string, work: () => Promise<Generated>) =>
    sayGenerated({ subject, figure, beside }, work);
  for (const fleet of fleets) {
    await report(`pushes, ${fleet.name}`, () => pushes(bench, fleet));
    await reportHttp(`pushes over HTTP, ${fleet.name}`, () => pushesByHttp(bench, fleet));
  }
  const workspaceId = await server.workspace();
  await fill(bench, workspaceId);
  const owner = await server.seat(workspaceId, 'owner');
  const seat = await seatOf(server, owner);
  await report('empty pulls', () => pulls(bench, seat));
  await reportHttp('empty pulls over HTTP', () => pullsByHttp(bench, owner));
  const times: number[] = [];
  let bytes = 0;
  for (let run = 0; run < 3; run += 1) {
    const { ms } = await measure(beside, async () => {
      const call = { seat, schema: 1, scopes: ['workspace'], cursor: null };
      const { database } = server.running.services;
      const made = await snapshot(database, { ...call, writeCursor: () => '', now: () => '' });
      if (!made.ok) throw new Error(made.code);
      bytes = made.value.reduce((sum, chunk) => sum + chunk.byteLength, 0);
      return rows;
    });
    times.push(ms);
  }
  const median = times.sort((a, b) => a - b)[1] ?? 0;
  say({ subject, figure: `snapshot of ${rows}`, value: median, unit: 'ms' });
  say({ subject, figure: `snapshot of ${rows}, compressed`, value: bytes, unit: 'bytes' });
}
