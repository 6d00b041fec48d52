import { cpus } from 'node:os';
import {
  newClientId,
  startTestServer,
  type TestSeat,
  type TestServer,
} from '../../server/support/test-server';
import { stampOf } from '../../server/support/replica';
import { postgresBinaries, startCluster, type Cluster } from '../../support/postgres-cluster';
import { openPglite } from '@/server/sql/pglite';
import { openPostgres } from '@/server/sql/postgres';
import { pull } from '@/server/store/pull';
import { readSeat } from '@/server/store/seat';
import { snapshot } from '@/server/store/snapshot';

/** Seconds per figure; `--seconds 2` for a look. */
const seconds = Number(process.argv[process.argv.indexOf('--seconds') + 1] || 10) || 10;
const rows = 100_000;

interface Figure {
  readonly database: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly cpu?: number;
  readonly rssMb?: number;
}

const say = (figure: Figure) => process.stdout.write(`${JSON.stringify(figure)}\n`);

/** What a piece of work did per second, and the processor time and memory of this process meanwhile. */
async function measure(work: () => Promise<number>) {
  const [cpu, started] = [process.cpuUsage(), performance.now()];
  const done = await work();
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return {
    value: Math.round((done / ms) * 1_000),
    cpu: Math.round((user + system) / ms / 10),
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
  };
}

async function seatOf(server: TestServer, test: TestSeat) {
  const answer = await readSeat(server.running.services.database, { ...test, grantId: 'test' });
  if (answer.state !== 'active') throw new Error(answer.state);
  return answer.seat;
}

/** Pushes of one change each, from several computers per workspace at once. */
async function pushes(server: TestServer, workspaces: number): Promise<number> {
  const { pushes: line } = server.running.services;
  const end = Date.now() + seconds * 1_000;
  let done = 0;
  const worker = async (workspaceId: string) => {
    const seat = await seatOf(server, await server.seat(workspaceId, 'agent'));
    for (let mid = 1; Date.now() < end; mid += 1) {
      const stamp = stampOf(seat.clientId, Date.now(), mid % 40_000);
      const operations = [
        {
          op: 'set' as const,
          table: 'notes',
          id: `${seat.clientId}.${mid % 100}`,
          field: 'body',
          value: 'x'.repeat(200),
          stamp,
        },
      ];
      const mutations = [{ mid, operations }];
      const answer = await line.run(workspaceId, { seat, schema: 1, mutations });
      if (answer.kind !== 'pushed' || answer.pushed.last !== mid) throw new Error(answer.kind);
      done += 1;
    }
  };
  const ids = await Promise.all(Array.from({ length: workspaces }, () => server.workspace()));
  await Promise.all(ids.flatMap((id) => Array.from({ length: workspaces === 1 ? 8 : 2 }, () => worker(id))));
  return done;
}

/** Pulls that find nothing new, as most do. */
async function pulls(server: TestServer, seat: Awaited<ReturnType<typeof seatOf>>): Promise<number> {
  const { database } = server.running.services;
  const call = { seat, schema: 1, limit: 500, digest: false };
  const first = await pull(database, { ...call, cursor: null });
  if (!first.ok) throw new Error(first.code);
  const scopes = new Map(seat.scopes.map((scope) => [scope, { seq: first.value.head, maskVersion: 0 }]));
  const cursor = { ...first.value.cursor, scopes };
  const end = Date.now() + seconds * 1_000;
  let done = 0;
  const worker = async () => {
    for (; Date.now() < end; done += 1) await pull(database, { ...call, cursor });
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return done;
}

/** A workspace of many contacts, written as the table holds them. */
async function fill(server: TestServer, workspaceId: string): Promise<void> {
  const { database } = server.running.services;
  const stamp = stampOf(newClientId(), Date.now());
  await database.query(
    `insert into entity (workspace_id, kind, id, seq, scope, deleted, erased, d, c)
     select $1, 'contacts', lpad(n::text, 12, '0'), n, 'workspace', false, false,
       '{"name":"Customer ' || md5(n::text) || '","kind":"person","company":"' || md5((n * 7)::text) || '","createdAt":' || 1700000000000 + n || '}',
       '{"":"' || $2::text || '"}'
     from generate_series(1, $3::int) n`,
    [workspaceId, stamp, rows],
  );
  await database.query('update ws_head set seq = $2::bigint where workspace_id = $1', [workspaceId, rows]);
}

async function benchOne(name: string, server: TestServer): Promise<void> {
  const report = (figure: string, unit: string, found: { value: number; cpu: number; rssMb: number }) =>
    say({ database: name, figure, unit, ...found });
  for (const workspaces of [1, 16]) {
    report(`pushes, ${workspaces} workspaces`, 'per second', await measure(() => pushes(server, workspaces)));
  }
  const workspaceId = await server.workspace();
  await fill(server, workspaceId);
  const seat = await seatOf(server, await server.seat(workspaceId, 'owner'));
  report('empty pulls', 'per second', await measure(() => pulls(server, seat)));
  const started = performance.now();
  const made = await snapshot(server.running.services.database, {
    seat,
    schema: 1,
    scopes: ['workspace'],
    cursor: null,
    writeCursor: () => '',
    now: () => '',
  });
  if (!made.ok) throw new Error(made.code);
  const bytes = made.value.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  say({
    database: name,
    figure: `snapshot of ${rows}`,
    value: Math.round(performance.now() - started),
    unit: 'ms',
  });
  say({ database: name, figure: `snapshot of ${rows}, compressed`, value: bytes, unit: 'bytes' });
}

process.stderr.write(`${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}\n`);
const embedded = await startTestServer({ database: await openPglite(), url: undefined });
await benchOne('PGlite', embedded);
await embedded.stop();
const binaries = postgresBinaries();
let cluster: Cluster | undefined;
if (binaries === undefined) process.stderr.write('PostgreSQL is not installed here\n');
else {
  cluster = await startCluster(binaries, { durable: true });
  const url = cluster.url('postgres');
  const server = await startTestServer({ database: await openPostgres(url), url });
  await benchOne('PostgreSQL', server);
  await server.stop();
  await cluster.stop();
}
