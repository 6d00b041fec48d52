import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgres, type Postgres } from '@/server/sql/postgres';
import { wholeIn } from '@/server/sql/read';
import { freshPostgres, targets } from './support/databases';
import { Replica, stampOf } from './support/replica';
import { startTestServer, type TestServer } from './support/test-server';

const seconds = Number(process.env['ONECHAT_SECONDS'] ?? (process.env['ONECHAT_DEEP'] === '1' ? 60 : 10));
const seats = 50;

describe.each(targets)('$name with 50 seats at once', ({ here, open }) => {
  if (!here) return test.skip('is not installed here', () => undefined);
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  test('nothing is missed and nothing is doubled', { timeout: (seconds + 60) * 1_000 }, async () => {
    const workspaceId = await server.workspace();
    const replicas = [];
    for (let index = 0; index < seats; index += 1) {
      const role = index === 0 ? 'owner' : 'agent';
      replicas.push(new Replica(server, await server.seat(workspaceId, role)));
    }
    await Promise.all(replicas.map((replica) => replica.catchUp()));
    const end = Date.now() + seconds * 1_000;
    // Somebody joins in the middle: a snapshot while everybody writes, and the tail after it.
    const late = new Replica(server, await server.seat(workspaceId, 'agent'));
    const joining = new Promise((done) => setTimeout(done, seconds * 500)).then(() => late.catchUp());
    const pushed = await Promise.all(replicas.map((replica) => work(replica, end)));
    await joining;
    await late.catchUp();
    await Promise.all(replicas.map((replica) => replica.catchUp({ digest: true })));

    const total = pushed.reduce((sum, each) => sum + each, 0);
    expect(total).toBeGreaterThan(seats);
    const first = replicas[0]!;
    expect(late.problems).toEqual([]);
    expect(late.view()).toEqual(first.view());
    const tallies = [...first.rows].filter(([key]) => key.startsWith('tallies '));
    const marks = tallies.map(([, { d }]) => d?.['marks'] as Record<string, string[]>);
    expect(Object.keys(marks[0] ?? {})).toHaveLength(seats);
    for (const [index, replica] of replicas.entries()) {
      expect(replica.problems).toEqual([]);
      expect(replica.last).toBe(pushed[index]);
      expect(replica.refusals).toEqual([]);
      expect(replica.rows.size).toBe(total + tallies.length);
      expect(replica.view()).toEqual(first.view());
      expect(marks.flatMap((each) => each[replica.seat.clientId] ?? [])).toHaveLength(pushed[index]!);
      expect(replica.digest?.['workspace']).toEqual(first.digest?.['workspace']);
    }
  });
});

/** The row that all seats mark together; another one every hundred changes, for a row may not outgrow 256 kB. */
const tallyOf = (mid: number): string => `all.${Math.floor(mid / 100)}`;

/** One person at work: a change, sometimes sent twice, and a look at what the others did. */
async function work(replica: Replica, end: number): Promise<number> {
  const { clientId } = replica.seat;
  let mid = 0;
  while (Date.now() < end) {
    mid += 1;
    const stamp = stampOf(clientId, Date.now(), mid % 40_000);
    const mutation = {
      mid,
      operations: [
        { op: 'set', table: 'notes', id: `${clientId}.${mid}`, field: 'body', value: String(mid), stamp },
        { op: 'add', table: 'tallies', id: tallyOf(mid), field: 'marks', element: clientId, stamp },
      ],
    };
    const answers = await Promise.all(
      mid % 5 === 0 ? [replica.push([mutation]), replica.push([mutation])] : [replica.push([mutation])],
    );
    for (const { status, body } of answers) expect(`${status} ${body.last}`).toBe(`200 ${mid}`);
    if (mid % 3 === 0) await replica.catchUp({ limit: 50 });
    await new Promise((done) => setTimeout(done, 100 + Math.random() * 200));
  }
  return mid;
}

describe('a naive change log', () => {
  if (!targets[1]!.here) return test.skip('PostgreSQL is not installed here', () => undefined);
  let database: Postgres;
  beforeAll(async () => {
    database = await openPostgres(await freshPostgres(), 12);
    await database.query('create table log (seq bigserial primary key, body text)');
  });
  afterAll(() => database.close());

  test('loses changes that this way of reading finds in the real one', async () => {
    let reading = true;
    let after = 0;
    let seen = 0;
    const reader = (async () => {
      for (let last = false; !last;) {
        last = !reading;
        const rows = await database.query('select seq from log where seq > $1 order by seq', [after]);
        seen += rows.length;
        after = rows.length === 0 ? after : wholeIn(rows.at(-1)!, 'seq');
      }
    })();
    const write = async () => {
      for (let n = 0; n < 60; n += 1) {
        await database.transaction('write', async (sql) => {
          await sql.query(`insert into log (body) values ('x')`);
          await sql.query('select pg_sleep($1::float8 / 1000)', [Math.random() * 4]);
        });
      }
    };
    await Promise.all(Array.from({ length: 8 }, write));
    reading = false;
    await reader;
    const [row] = await database.query('select count(*) as n from log');
    expect(wholeIn(row!, 'n')).toBe(480);
    expect(seen).toBeLessThan(480);
  });
});
