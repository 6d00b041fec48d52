import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openPostgres } from '@/server/sql/postgres';
import { createWorkspace } from '@/server/store/workspaces';
import { postgresBinaries } from '@/tests/support/postgres-cluster';
import { freshPostgres, targets } from './support/databases';
import { killStarted, start } from './support/process';
import { Replica, stampOf } from './support/replica';
import { publicUrl, seatOn } from './support/seat-on';
import { testSecret, type TestSeat } from './support/test-server';

const folder = mkdtempSync(join(tmpdir(), 'onechat-backup-'));
afterEach(killStarted);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The commands that the README tells people to type, by their first words. */
const readme = readFileSync('server/README.md', 'utf8');
function command(words: string): string {
  const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, text = '']) => text.split('\n'));
  const line = blocks.find((each) => each.startsWith(words));
  if (line === undefined) throw new Error(`the README no longer says ${words}`);
  return line.replace('2026-01-31', '$(date +%F)');
}

function type(line: string, cwd: string, variables: Record<string, string> = {}): void {
  const path = [postgresBinaries(), process.env['PATH']].filter(Boolean).join(delimiter);
  execFileSync('sh', ['-ec', line], { cwd, env: { PATH: path, ...variables }, stdio: 'pipe' });
}

interface Up {
  readonly url: string;
  readonly text: (pattern: RegExp) => Promise<RegExpExecArray>;
  stop(): Promise<void>;
}

async function up(args: readonly string[], variables: Record<string, string>): Promise<Up> {
  const server = start(args, variables);
  const [, port = ''] = await server.said(/listening on http:\/\/localhost:(\d+)\n/);
  return {
    url: `http://127.0.0.1:${port}`,
    text: (pattern) => server.said(pattern),
    stop: async () => {
      server.child.kill('SIGTERM');
      expect(await server.ended).toBe(0);
    },
  };
}

const note = (seat: TestSeat, mid: number) => ({
  mid,
  operations: [
    {
      op: 'set',
      table: 'notes',
      id: `n${mid}`,
      field: 'body',
      value: 'x',
      stamp: stampOf(seat.clientId, Date.now(), mid),
    },
  ],
});

const replicaOn = (server: Up, seat: TestSeat) => new Replica(server as never, seat);

/** After a restore: what was saved is there, what came later is sent again by the computer that made it. */
async function expectRestored(server: Up, old: Replica): Promise<void> {
  const seat = old.seat;
  const again = replicaOn(server, seat);
  const reset = await fetch(`${server.url}/v1/sync/pull`, {
    method: 'POST',
    headers: { authorization: `Bearer ${seat.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ clientId: seat.clientId, schema: 1, cursor: old.cursor }),
  });
  expect(await reset.json()).toMatchObject({ code: 'reset', reason: 'epoch' });
  await again.catchUp();
  expect(Object.keys(again.view())).toEqual(['notes n1']);
  expect(again.last).toBe(1);
  expect((await again.push([note(seat, 2)])).body).toMatchObject({ last: 2, refusals: [] });
  await again.catchUp();
  expect(Object.keys(again.view())).toEqual(['notes n1', 'notes n2']);
  expect((await fetch(`${server.url}/v1/health`)).status).toBe(200);
}

test('the embedded database comes back from the archive that the README makes', async () => {
  const home = join(folder, 'embedded');
  mkdirSync(home);
  const data = join(home, '.cache/onechat-api');
  const variables = { ONECHAT_DATA: data };
  const first = await up(['--demo'], variables);
  const [, clientId = '', token = ''] = await first.text(
    /owner@demo.invalid[^\n]*clientId (\w+)\n\s+Authorization: Bearer (\S+)\n/,
  );
  const seat = { clientId, token, workspaceId: '', seatId: '', userId: '' };
  const before = replicaOn(first, seat);
  await before.push([note(seat, 1)]);
  await before.catchUp();
  await first.stop();
  type(command('tar czf'), home);
  const second = await up([], variables);
  const later = replicaOn(second, seat);
  await later.push([note(seat, 2)]);
  await later.catchUp();
  expect(later.rows.size).toBe(2);
  await second.stop();
  rmSync(data, { recursive: true });
  type(command('tar xzf'), home);
  const restored = await up(['--restored'], variables);
  await expectRestored(restored, later);
  await restored.stop();
});

test.skipIf(!targets[1]!.here)(
  'PostgreSQL comes back from the dump that the README makes, in its place and in a rehearsal beside it',
  async () => {
    const home = join(folder, 'postgres');
    mkdirSync(home);
    const url = await freshPostgres();
    const settings = { ONECHAT_SECRET: testSecret, PUBLIC_URL: publicUrl };
    const first = await up([], { DATABASE_URL: url, ...settings });
    const database = await openPostgres(url, 1);
    const workspaceId = await createWorkspace(database, 'Shop');
    const seat = await seatOn(database, { workspaceId, role: 'owner', name: 'Asha' });
    await database.close();
    const replica = replicaOn(first, seat);
    await replica.push([note(seat, 1)]);
    // While it runs, as the README says.
    type(command('pg_dump'), home, { DATABASE_URL: url });
    await replica.push([note(seat, 2)]);
    await replica.catchUp();
    expect(replica.rows.size).toBe(2);
    await first.stop();
    for (const target of [await freshPostgres(), url]) {
      for (const words of ['pg_restore', 'psql']) type(command(words), home, { DATABASE_URL: target });
      const restored = await up([], { DATABASE_URL: target, ...settings });
      await expectRestored(restored, replica);
      await restored.stop();
    }
  },
);
