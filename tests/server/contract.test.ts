import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api, type RouteName } from '@/lib/onechat/api';
import { problemsOf } from '@/lib/onechat/openapi';
import { problems } from '@/lib/onechat/problem';
import { liveProtocol } from '@/lib/onechat/sync';
import { createApp, type Handlers } from '@/server/http/app';
import { targets } from './support/databases';
import { pathOf, Recorder, routes } from './support/recorder';
import { stampOf } from './support/replica';
import {
  ask,
  extensionId,
  type Answer,
  newClientId,
  noLimits,
  startTestServer,
  type TestSeat,
  type TestServer,
} from './support/test-server';

const recorder = new Recorder();
/** The database that starts fastest, for what has nothing to do with databases. */
const quick = targets.findLast(({ here }) => here)!;

/** A body that this route takes, or nothing for routes without one. */
function bodyOf(name: RouteName, seat: TestSeat): unknown {
  const about = { clientId: seat.clientId, schema: 1 };
  const operations = [
    {
      op: 'set',
      table: 'notes',
      id: 'n',
      field: 'body',
      value: 'x',
      stamp: stampOf(seat.clientId, Date.now()),
    },
  ];
  const bodies: Partial<Record<RouteName, unknown>> = {
    push: { ...about, mutations: [{ mid: 1, operations }] },
    pull: { ...about, cursor: null },
    confirm: { clientId: seat.clientId, mids: [1] },
    patchMe: {
      phone: '+919864012345',
      businessName: 'Shop',
      billingAddress: { lines: ['1 Road'], city: 'Guwahati', country: 'IN' },
    },
    patchWorkspace: { name: 'New name' },
    patchMember: { role: 'agent' },
    handOver: { to: null },
    handBack: { handOver: '0'.repeat(28) },
    invite: { email: `${randomUUID()}@example.test`, role: 'agent' },
    patchSession: { state: 'locked' },
    sayPresence: { clientId: seat.clientId, conversation: 'c'.repeat(20), state: 'viewing' },
  };
  return bodies[name];
}

describe.each(targets)('the contract on $name', ({ here, open }) => {
  if (!here) return test.skip('is not installed here', () => undefined);
  let server: TestServer;
  let owner: TestSeat;
  let agent: TestSeat;
  let parts: Record<string, string>;
  beforeAll(async () => {
    server = await startTestServer(await open());
    const workspaceId = await server.workspace();
    owner = await server.seat(workspaceId, 'owner');
    agent = await server.seat(workspaceId, 'agent');
    parts = { workspaceId, seatId: agent.seatId, clientId: newClientId(), invitationId: randomUUID() };
  });
  afterAll(() => server.stop());

  async function call(
    name: RouteName,
    seat: { token: string } | undefined,
    change: {
      body?: unknown;
      parts?: Record<string, string>;
      query?: string;
      headers?: Record<string, string>;
    } = {},
  ) {
    const route = api[name];
    const query = change.query ?? (name === 'snapshot' ? `?clientId=${owner.clientId}&schema=1` : '');
    const path = pathOf(route, { ...parts, ...change.parts }) + query;
    const body = 'body' in change ? change.body : bodyOf(name, owner);
    return recorder.note(name, await ask(server, seat, [route.method, path, body, change.headers ?? {}]));
  }

  test('every route answers as it says', async () => {
    const invited = await call('invite', owner);
    expect(invited.status).toBe(201);
    const spare = await server.device(owner);
    for (const [name, route] of routes) {
      if (name === 'live' || name === 'removeMember' || name === 'handOver' || name === 'handBack') continue;
      const change = { invitationId: invited.body.id, clientId: spare.clientId };
      const answer = await call(name, route.access === 'seat' ? owner : undefined, { parts: change });
      expect(`${name} ${answer.status}`).toBe(`${name} ${Object.keys(route.answers)[0]}`);
    }
    const leaver = await server.seat(parts['workspaceId']!, 'agent');
    expect((await call('handOver', owner, { parts: { seatId: leaver.seatId } })).status).toBe(200);
    expect((await call('handBack', owner, { parts: { seatId: leaver.seatId } })).status).toBe(200);
    expect((await call('removeMember', owner, { parts: { seatId: leaver.seatId } })).status).toBe(204);
  });

  test('every route refuses strangers, locked computers and what it cannot read', async () => {
    const locked = await server.device(owner);
    await call('patchSession', owner, { parts: { clientId: locked.clientId } });
    const wiped = await server.device(owner);
    await call('patchSession', owner, { parts: { clientId: wiped.clientId }, body: { state: 'wipe' } });
    for (const [name, route] of routes) {
      const json = { 'content-type': 'application/json' };
      if (route.access === 'seat') {
        expect((await call(name, undefined)).body.code).toBe('unauthorized');
        expect((await call(name, { token: 'x'.repeat(40) })).body.code).toBe('unauthorized');
        expect((await call(name, locked)).body.code).toBe('device_locked');
        const order = await call(name, wiped);
        expect(order.body).toMatchObject({ code: 'device_wiped', order: expect.stringContaining('.') });
      }
      if (route.body !== undefined) {
        expect((await call(name, owner, { body: '{"a":', headers: json })).body.code).toBe('bad_request');
        expect((await call(name, owner, { body: '[]', headers: json })).body.code).toBe('invalid');
        expect(
          (await call(name, owner, { body: '{}', headers: { 'content-type': 'text/plain' } })).status,
        ).toBe(415);
        expect((await call(name, owner, { body: `"${'x'.repeat(600_000)}"`, headers: json })).status).toBe(
          413,
        );
      }
      const wrong = { workspaceId: 'x', seatId: 'x', clientId: 'x', invitationId: 'x' };
      if (route.params !== undefined) expect((await call(name, owner, { parts: wrong })).status).toBe(422);
      if (route.query !== undefined)
        expect((await call(name, owner, { query: '?schema=x' })).status).toBe(422);
    }
    expect((await call('live', undefined)).status).toBe(400);
  });

  test('each route’s own problems are the ones it says', async () => {
    const { clientId } = owner;
    const other = newClientId();
    const base = bodyOf('push', owner) as { mutations: { operations: object[] }[] };
    const operation = base.mutations[0]?.operations[0];
    const ahead = { ...operation, stamp: stampOf(clientId, Date.now() + 600_000) };
    const mutations = (mid: number, one: unknown = operation) => [{ mid, operations: [one] }];
    expect(
      (await call('push', owner, { body: { clientId, schema: 1, mutations: mutations(99) } })).status,
    ).toBe(409);
    expect(
      (await call('push', owner, { body: { clientId, schema: 1, mutations: mutations(2, ahead) } })).status,
    ).toBe(409);
    expect(
      (await call('push', owner, { body: { clientId, schema: 0, mutations: mutations(2) } })).status,
    ).toBe(426);
    expect(
      (await call('push', owner, { body: { clientId: other, schema: 1, mutations: mutations(1) } })).status,
    ).toBe(403);
    expect((await call('pull', owner, { body: { clientId, schema: 1, cursor: 'x' } })).status).toBe(410);
    expect((await call('pull', owner, { body: { clientId, schema: 0, cursor: null } })).status).toBe(426);
    expect((await call('pull', owner, { body: { clientId: other, schema: 1, cursor: null } })).status).toBe(
      403,
    );
    expect((await call('snapshot', owner, { query: `?clientId=${other}&schema=1` })).status).toBe(403);
    expect((await call('snapshot', owner, { query: `?clientId=${clientId}&schema=0` })).status).toBe(426);
    expect((await call('snapshot', owner, { query: `?clientId=${clientId}&schema=1&cursor=x` })).status).toBe(
      410,
    );
    const strange = `?clientId=${clientId}&schema=1&scope=team:${randomUUID()}`;
    expect((await call('snapshot', owner, { query: strange })).status).toBe(404);
    expect((await call('confirm', owner, { body: { clientId: other, mids: [1] } })).status).toBe(403);
    const presence = { clientId: other, conversation: 'c'.repeat(20), state: 'viewing' };
    expect((await call('sayPresence', owner, { body: presence })).status).toBe(403);
    for (const name of [
      'patchWorkspace',
      'patchMember',
      'removeMember',
      'handOver',
      'handBack',
      'invite',
      'listInvitations',
      'withdrawInvitation',
    ] as const) {
      expect(`${name} ${(await call(name, agent)).status}`).toBe(`${name} 403`);
    }
    const mine = { parts: { clientId: agent.clientId }, body: { state: 'wipe' } };
    expect((await call('patchSession', agent, mine)).status).toBe(403);
    const none = {
      workspaceId: randomUUID(),
      seatId: randomUUID(),
      clientId: other,
      invitationId: randomUUID(),
    };
    for (const name of [
      'patchWorkspace',
      'patchMember',
      'removeMember',
      'handOver',
      'handBack',
      'withdrawInvitation',
      'patchSession',
    ] as const) {
      expect(`${name} ${(await call(name, owner, { parts: none })).status}`).toBe(`${name} 404`);
    }
    const own = { seatId: owner.seatId };
    expect((await call('patchMember', owner, { parts: own })).body.code).toBe('conflict');
    expect((await call('removeMember', owner, { parts: own })).body.code).toBe('conflict');
    const { mailer } = server.running.services;
    const { send } = mailer;
    Object.assign(mailer, { send: () => Promise.reject(new Error('no mail server')) });
    expect((await call('invite', owner)).body.code).toBe('mail_failed');
    Object.assign(mailer, { send });
    expect((await call('handOver', owner, { parts: own })).body.code).toBe('conflict');
    const email = `${agent.userId}@example.test`;
    expect((await call('invite', owner, { body: { email, role: 'agent' } })).body.code).toBe('conflict');
  });

  test('a busy line says when to come back', async () => {
    const { queues, pushes, database } = server.running.services;
    let open: () => void = () => undefined;
    const gate = new Promise<void>((done) => {
      open = done;
    });
    const held: Promise<unknown>[] = Array.from({ length: 500 }, () => queues.run('snapshot', () => gate));
    const { transaction } = database;
    Object.assign(database, { transaction: () => gate.then(() => []) });
    const { workspaceId } = parts;
    const waiting: any = { seat: { workspaceId }, schema: 1, mutations: [] };
    held.push(
      ...Array.from({ length: 501 }, () => pushes.run(owner.workspaceId, waiting).catch(() => undefined)),
    );
    for (const name of ['push', 'snapshot'] as const) {
      const answer = await call(name, owner);
      expect(answer).toMatchObject({ status: 503, body: { retryable: true } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    open();
    await Promise.all(held);
    Object.assign(database, { transaction });
  });
});

const parts = {
  workspaceId: randomUUID(),
  seatId: randomUUID(),
  clientId: newClientId(),
  invitationId: randomUUID(),
};

describe('limits', () => {
  test('say when to come back, on every route', async () => {
    const one = { name: 'tight', count: 1, seconds: 60 };
    const tight = await startTestServer(await quick.open(), { rates: { ...noLimits, address: one } });
    await ask(tight, undefined, ['GET', '/v1/health']);
    for (const [name, route] of routes) {
      const answer = recorder.note(name, await ask(tight, undefined, [route.method, pathOf(route, parts)]));
      expect(answer.status).toBe(429);
      expect(answer.headers.get('ratelimit')).toMatch(/^"tight";r=0;t=\d+$/);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    await tight.stop();
  });
});

describe('a server in trouble', () => {
  test('a database that fails is an error without a word about why, and health says so', async () => {
    const broken = await startTestServer(await quick.open());
    const seat = await broken.seat(await broken.workspace(), 'owner');
    await broken.running.services.database.close();
    for (const [name, route] of routes) {
      if (route.access === 'open') continue;
      const answer = await ask(broken, seat, [route.method, pathOf(route, parts), bodyOf(name, seat)]);
      recorder.note(name, answer);
      expect(answer.status).toBe(500);
      expect(JSON.stringify(answer.body)).not.toMatch(/pglite|closed|select/i);
    }
    recorder.note('health', await ask(broken, undefined, ['GET', '/v1/health']));
    await broken.stop().catch(() => undefined);
  });
});

/** Asks to become a live socket, and answers what came instead or that it is open. */
function upgrade(
  server: Pick<TestServer, 'url'>,
  token: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  const asked = httpRequest({
    hostname,
    port,
    path: '/v1/sync/live',
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'sec-websocket-protocol': `${liveProtocol}, ${token}`,
      ...headers,
    },
  });
  return new Promise((done, fail) => {
    asked.on('error', fail);
    asked.on('upgrade', ({ statusCode = 0 }, socket) => {
      socket.destroy();
      done({ status: statusCode, body: '', headers: new Headers() });
    });
    asked.on('response', (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += chunk));
      answer.on('end', () => {
        const told = new Headers();
        for (const [name, value] of Object.entries(answer.headers)) told.set(name, String(value));
        done({ status: answer.statusCode ?? 0, body: JSON.parse(text), headers: told });
      });
    });
    asked.end();
  });
}

describe('the live socket', () => {
  test('opens for a seat and says every no as the other routes do', async () => {
    const server = await startTestServer(await quick.open());
    const { token } = await server.seat(await server.workspace(), 'owner');
    const note = async (...given: [string, Record<string, string>?]) =>
      recorder.note('live', await upgrade(server, ...given));
    expect((await note(token)).status).toBe(101);
    expect((await note(token, { origin: `chrome-extension://${extensionId}` })).status).toBe(101);
    expect((await note('x'.repeat(40))).body.code).toBe('unauthorized');
    expect((await note(token, { origin: 'https://example.test' })).body.code).toBe('forbidden');
    expect((await note(token, { 'sec-websocket-protocol': 'other' })).body.code).toBe('bad_request');
    await server.running.services.database.close();
    expect((await note(token)).body.code).toBe('internal');
    await server.stop().catch(() => undefined);
    const one = { name: 'tight', count: 0, seconds: 60 };
    const tight = await startTestServer(await quick.open(), { rates: { ...noLimits, address: one } });
    const told = recorder.note('live', await upgrade(tight, token));
    expect(told).toMatchObject({ status: 429, body: { retryable: true } });
    expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(0);
    await tight.stop();
  });
});

describe('a handler that breaks', () => {
  test('is an error without a word about why, on every route that needs no seat', async () => {
    const server = await startTestServer(await quick.open());
    const broken = async () => {
      throw new Error('secret words');
    };
    const handlers = Object.fromEntries(routes.map(([name]) => [name, broken])) as unknown as Handlers;
    const app = createApp(server.running.services, handlers);
    for (const [name, route] of routes) {
      if (route.access === 'seat') continue;
      const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
      const answer = await app.request(pathOf(route, parts), { method: route.method }, env);
      const body = await answer.json();
      expect(JSON.stringify(body)).not.toContain('secret');
      expect(recorder.note(name, { status: answer.status, body, headers: answer.headers }).status).toBe(500);
    }
    await server.stop();
  });
});

describe('the document', () => {
  test('is served as it is made, and the page to read loads nothing', async () => {
    const server = await startTestServer(await quick.open());
    const document = (await ask(server, undefined, ['GET', '/v1/openapi.json'])).body;
    expect(document.openapi).toBe('3.1.0');
    for (const [name, route] of routes) {
      const operation = document.paths[route.path][route.method.toLowerCase()];
      expect(operation.operationId).toBe(name);
      const statuses = [
        ...Object.keys(route.answers),
        ...problemsOf(route).map((code) => String(problems[code].status)),
      ];
      expect(Object.keys(operation.responses).sort()).toEqual([...new Set(statuses)].sort());
    }
    const page = await ask(server, undefined, ['GET', '/docs']);
    expect(page.body).not.toMatch(/<script|src=|@import|url\(/);
    expect(page.body).toContain('/v1/sync/push');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    await server.stop();
  });
});

describe('all of the above', () => {
  test('gave no strange answer, and every status that is declared was seen', () => {
    expect(recorder.strange).toEqual([]);
    expect(recorder.unseen()).toEqual([]);
  });
});
