import { afterEach, describe, expect, test } from 'vitest';
import { liveClose } from '@/lib/onechat/sync';
import { openPostgres } from '@/server/sql/postgres';
import { createWorkspace } from '@/server/store/workspaces';
import { freshPostgres, targets } from './support/databases';
import { listen } from './support/line';
import { killStarted, start } from './support/process';
import { Replica, stampOf } from './support/replica';
import { publicUrl, seatOn } from './support/seat-on';
import { ask, testSecret, type TestSeat } from './support/test-server';

const conversation = 'a-keyed-hash-of-a-conversation';

afterEach(killStarted);

async function startOne(url: string): Promise<{ url: string; kill(): void }> {
  const one = start([], { DATABASE_URL: url, ONECHAT_SECRET: testSecret, PUBLIC_URL: publicUrl });
  const [, port = ''] = await one.said(/listening on http:\/\/localhost:(\d+)\n/);
  return { url: `http://127.0.0.1:${port}`, kill: () => void one.child.kill('SIGKILL') };
}

const push = (seat: TestSeat, mid: number) => ({
  clientId: seat.clientId,
  schema: 1,
  mutations: [
    {
      mid,
      operations: [
        {
          op: 'set',
          table: 'notes',
          id: `${seat.clientId}.${mid}`,
          field: 'body',
          value: String(mid),
          stamp: stampOf(seat.clientId, Date.now(), mid),
        },
      ],
    },
  ],
});
const presence = (seat: TestSeat, state: string) => ({ clientId: seat.clientId, conversation, state });

describe('two operating-system processes on one PostgreSQL', () => {
  if (!targets[1]!.here) return test.skip('PostgreSQL is not installed here', () => undefined);

  test('hint, show presence and lock across each other; when one is killed the other has everything', async () => {
    const database = await openPostgres(await freshPostgres(), 2);
    const url = String(database.pool.options.connectionString);
    const east = await startOne(url);
    const west = await startOne(url);
    const workspaceId = await createWorkspace(database, 'Shop');
    const owner = await seatOn(database, { workspaceId, role: 'owner', name: 'Asha' });
    const agent = await seatOn(database, { workspaceId, role: 'agent', name: 'Bikash' });
    const far = listen(west, agent.token);
    expect(await far.opened).toBe(true);

    expect((await ask(east, owner, ['POST', '/v1/sync/push', push(owner, 1)])).status).toBe(200);
    expect(await far.until(({ kind }) => kind === 'head')).toEqual({ kind: 'head', head: 1 });

    await ask(west, agent, ['POST', '/v1/presence', presence(agent, 'viewing')]);
    await ask(east, owner, ['POST', '/v1/presence', presence(owner, 'drafting')]);
    const told = await far.until(({ kind }) => kind === 'presence');
    expect(told).toMatchObject({ name: 'Asha', state: 'drafting', conversation });
    const seen = await ask(west, agent, ['POST', '/v1/presence', presence(agent, 'viewing')]);
    expect(seen.body.others).toMatchObject([{ name: 'Asha', state: 'drafting' }]);

    // The same computer's pushes may go to either process, at the same time, and count once.
    const both = await Promise.all(
      [east, west, east, west].map((one) => ask(one, owner, ['POST', '/v1/sync/push', push(owner, 2)])),
    );
    expect(both.map(({ status, body }) => `${status} ${body.last}`)).toEqual(Array(4).fill('200 2'));
    east.kill();
    const replica = new Replica(west as never, agent);
    await replica.catchUp({ digest: true });
    expect(replica.rows.size).toBe(2);
    expect(replica.problems).toEqual([]);

    expect(
      (await ask(west, owner, ['PATCH', `/v1/sessions/${agent.clientId}`, { state: 'locked' }])).status,
    ).toBe(200);
    expect(await far.closed).toBe(liveClose.locked);
    await database.close();
  });
});
