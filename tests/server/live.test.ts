import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liveClose } from '@/lib/onechat/sync';
import { openPostgres } from '@/server/sql/postgres';
import { freshPostgres, targets } from './support/databases';
import { listen } from './support/line';
import { stampOf } from './support/replica';
import { ask, extensionId, startTestServer, type TestSeat, type TestServer } from './support/test-server';

const note = (seat: TestSeat, mid: number) => ({
  clientId: seat.clientId,
  schema: 1,
  mutations: [
    {
      mid,
      operations: [
        {
          op: 'set',
          table: 'notes',
          id: `n${mid}`,
          field: 'body',
          value: 'secret words',
          stamp: stampOf(seat.clientId, Date.now(), mid),
        },
      ],
    },
  ],
});
const conversation = 'k'.repeat(24);
const presence = (seat: TestSeat, state: string) => ({ clientId: seat.clientId, conversation, state });

describe.each(targets)('live hints on $name', ({ here, open }) => {
  if (!here) return test.skip('is not installed here', () => undefined);
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  test('a push is hinted to its workspace, to no other, and says nothing of what changed', async () => {
    const [a, b] = [await server.workspace(), await server.workspace()];
    const writer = await server.seat(a, 'owner');
    const near = listen(server, (await server.seat(a, 'agent')).token);
    const far = listen(server, (await server.seat(b, 'owner')).token);
    expect(await Promise.all([near.opened, far.opened])).toEqual([true, true]);
    await ask(server, writer, ['POST', '/v1/sync/push', note(writer, 1)]);
    expect(await near.until(({ kind }) => kind === 'head')).toEqual({ kind: 'head', head: 1 });
    await new Promise((done) => setTimeout(done, 100));
    expect(far.messages).toEqual([]);
    near.close();
    far.close();
  });

  test('who is not signed in, or comes from another site, gets no socket', async () => {
    const seat = await server.seat(await server.workspace(), 'owner');
    const refused = [
      listen(server, 'nonsense'),
      listen(server, seat.token, { origin: 'https://evil.example' }),
      listen(server, seat.token, { protocol: 'other' }),
    ];
    expect(await Promise.all(refused.map(({ opened }) => opened))).toEqual([false, false, false]);
    const own = listen(server, seat.token, { origin: `chrome-extension://${extensionId}` });
    expect(await own.opened).toBe(true);
    own.close();
  });

  test('a socket closes when its token expires, and when its computer is locked', async () => {
    const workspaceId = await server.workspace();
    const owner = await server.seat(workspaceId, 'owner');
    const agent = await server.seat(workspaceId, 'agent');
    const short = listen(server, await server.token(agent, '1s'));
    const long = listen(server, agent.token);
    expect(await Promise.all([short.opened, long.opened])).toEqual([true, true]);
    expect(await short.closed).toBe(liveClose.expired);
    await ask(server, owner, ['PATCH', `/v1/sessions/${agent.clientId}`, { state: 'locked' }]);
    expect(await long.closed).toBe(liveClose.locked);
    const after = listen(server, agent.token);
    expect(await after.opened).toBe(false);
  });

  test('presence is told to those in the same conversation alone, and fades', async () => {
    const workspaceId = await server.workspace();
    const [asha, bikash, chaya] = [
      await server.seat(workspaceId, 'owner', 'Asha'),
      await server.seat(workspaceId, 'agent', 'Bikash'),
      await server.seat(workspaceId, 'agent', 'Chaya'),
    ];
    const [first, third] = [listen(server, asha.token), listen(server, chaya.token)];
    await Promise.all([first.opened, third.opened]);
    expect(
      (await ask(server, asha, ['POST', '/v1/presence', presence(asha, 'viewing')])).body.others,
    ).toEqual([]);
    const answer = await ask(server, bikash, ['POST', '/v1/presence', presence(bikash, 'drafting')]);
    expect(answer.body.others).toEqual([{ seat: asha.seatId, name: 'Asha', state: 'viewing' }]);
    const heard = await first.until(({ kind }) => kind === 'presence');
    expect(heard).toEqual({
      kind: 'presence',
      conversation,
      seat: bikash.seatId,
      name: 'Bikash',
      state: 'drafting',
    });
    expect(third.messages).toEqual([]);
    const left = await ask(server, asha, ['POST', '/v1/presence', presence(asha, 'left')]);
    expect(left.body.others).toHaveLength(1);
    const alone = await ask(server, bikash, ['POST', '/v1/presence', presence(bikash, 'viewing')]);
    expect(alone.body.others).toEqual([]);
    first.close();
    third.close();
  });
});

describe('presence without repetition', () => {
  test('is over after 20 seconds', async () => {
    let ahead = 0;
    const server = await startTestServer(await targets[0]!.open(), { now: () => Date.now() + ahead });
    const workspaceId = await server.workspace();
    const [one, two] = [await server.seat(workspaceId, 'owner'), await server.seat(workspaceId, 'agent')];
    await ask(server, one, ['POST', '/v1/presence', presence(one, 'viewing')]);
    ahead = 19_000;
    expect(
      (await ask(server, two, ['POST', '/v1/presence', presence(two, 'viewing')])).body.others,
    ).toHaveLength(1);
    ahead = 21_000;
    expect(
      (await ask(server, two, ['POST', '/v1/presence', presence(two, 'viewing')])).body.others,
    ).toHaveLength(0);
    await server.stop();
  });
});

describe('two server processes on one PostgreSQL', () => {
  if (!targets[1]!.here) return test.skip('PostgreSQL is not installed here', () => undefined);

  test('hint, lock and show presence across each other', async () => {
    const url = await freshPostgres();
    const [east, west] = [
      await startTestServer({ database: await openPostgres(url, 5), url }),
      await startTestServer({ database: await openPostgres(url, 5), url }),
    ];
    const workspaceId = await east.workspace();
    const owner = await east.seat(workspaceId, 'owner', 'Asha');
    const agent = await east.seat(workspaceId, 'agent', 'Bikash');
    const far = listen(west, agent.token);
    expect(await far.opened).toBe(true);
    await ask(east, owner, ['POST', '/v1/sync/push', note(owner, 1)]);
    expect(await far.until(({ kind }) => kind === 'head')).toEqual({ kind: 'head', head: 1 });
    await ask(west, agent, ['POST', '/v1/presence', presence(agent, 'viewing')]);
    await ask(east, owner, ['POST', '/v1/presence', presence(owner, 'drafting')]);
    expect(await far.until(({ kind }) => kind === 'presence')).toMatchObject({ name: 'Asha', conversation });
    await ask(east, owner, ['PATCH', `/v1/sessions/${agent.clientId}`, { state: 'locked' }]);
    expect(await far.closed).toBe(liveClose.locked);
    await Promise.all([east.stop(), west.stop()]);
  });
});
