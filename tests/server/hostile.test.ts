import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverKeyId } from '@/server/auth/access-token';
import { secretsFrom } from '@/server/process/secrets';
import { targets } from './support/databases';
import { pathOf, routes } from './support/recorder';
import { Replica, stampOf } from './support/replica';
import {
  ask,
  extensionId,
  startTestServer,
  testSecret,
  type TestSeat,
  type TestServer,
} from './support/test-server';

describe.each(targets)('hostile requests on $name', ({ here, open }) => {
  if (!here) return test.skip('is not installed here', () => undefined);
  let server: TestServer;
  let mine: TestSeat;
  let theirs: TestSeat;
  beforeAll(async () => {
    server = await startTestServer(await open());
    mine = await server.seat(await server.workspace('Mine'), 'owner');
    theirs = await server.seat(await server.workspace('Theirs'), 'owner', 'Their owner');
  });
  afterAll(() => server.stop());

  test('no id of another workspace ever answers anything but 404', async () => {
    const email = 'invited@example.test';
    const invited = await ask(server, theirs, ['POST', '/v1/invitations', { email, role: 'agent' }]);
    const parts = {
      workspaceId: theirs.workspaceId,
      seatId: theirs.seatId,
      clientId: theirs.clientId,
      invitationId: invited.body.id,
    };
    const bodies: Record<string, unknown> = {
      patchWorkspace: { name: 'Taken' },
      patchMember: { role: 'agent' },
      patchSession: { state: 'wipe' },
      handOver: { to: null },
      handBack: { handOver: `0mwsjtthi000${'1'.repeat(16)}` },
    };
    let tried = 0;
    for (const [name, route] of routes) {
      if (route.params === undefined) continue;
      tried += 1;
      const answer = await ask(server, mine, [route.method, pathOf(route, parts), bodies[name]]);
      expect(`${name} ${answer.status}`).toBe(`${name} 404`);
      const nowhere = Object.fromEntries(Object.keys(parts).map((key) => [key, randomUUID()]));
      const unknown = await ask(server, mine, [
        route.method,
        pathOf(route, { ...nowhere, clientId: 'z'.repeat(16) }),
        bodies[name],
      ]);
      expect({ ...answer.body, request_id: '' }).toEqual({ ...unknown.body, request_id: '' });
    }
    expect(tried).toBe(7);
    expect((await ask(server, theirs, ['GET', '/v1/invitations'])).body.invitations).toHaveLength(1);
    const text = JSON.stringify(
      await Promise.all(
        ['/v1/me', '/v1/workspaces', '/v1/members', '/v1/invitations', '/v1/sessions'].map(
          async (path) => (await ask(server, mine, ['GET', path])).body,
        ),
      ),
    );
    for (const secret of [theirs.workspaceId, theirs.seatId, theirs.clientId, email])
      expect(text).not.toContain(secret);
  });

  test('a row of another workspace is neither read, changed nor hinted at by its id', async () => {
    const [a, b] = [new Replica(server, theirs), new Replica(server, mine)];
    const operation = (seat: TestSeat, value: string, op = 'set') => ({
      op,
      table: 'notes',
      id: 'same-id',
      field: 'body',
      value,
      stamp: stampOf(seat.clientId, Date.now()),
    });
    await a.push([{ mid: 1, operations: [operation(theirs, 'theirs')] }]);
    await b.catchUp();
    expect(b.view()).toEqual({});
    const { op: _, field, value, ...about } = operation(mine, '');
    await b.push([
      { mid: 1, operations: [operation(mine, 'mine')] },
      { mid: 2, operations: [{ op: 'erase', ...about }] },
    ]);
    await a.catchUp();
    expect(a.view()).toEqual({ 'notes same-id': { [field]: `${value}theirs` } });
    const stolen = await ask(server, mine, [
      'POST',
      '/v1/sync/pull',
      { clientId: mine.clientId, schema: 1, cursor: a.cursor },
    ]);
    expect(stolen.body.reason).toBe('cursor');
  });

  test('a token that is old, for another API, from another issuer, unsigned or of the wrong kind is refused', async () => {
    const { facts } = server.running.services;
    const { signingKey } = secretsFrom(testSecret);
    const foreign = secretsFrom(randomBytes(32).toString('base64')).signingKey;
    const claims = { ws: mine.workspaceId, dev: mine.clientId, gid: 'test' };
    const make = (change: {
      aud?: string;
      iss?: string;
      exp?: number;
      key?: typeof signingKey;
      claims?: object;
    }) =>
      new SignJWT({ ...claims, ...change.claims })
        .setProtectedHeader({ alg: 'EdDSA', kid: serverKeyId })
        .setSubject(mine.userId)
        .setIssuer(change.iss ?? facts.issuer)
        .setAudience(change.aud ?? facts.audience)
        .setExpirationTime(change.exp ?? Math.floor(Date.now() / 1_000) + 60)
        .sign(change.key ?? signingKey);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ ...claims, sub: mine.userId, iss: facts.issuer, aud: facts.audience, exp: 4e9 })).toString('base64url')}.`;
    const bad = [
      await make({ aud: 'https://other.example' }),
      await make({ iss: 'https://other.example' }),
      await make({ exp: 1 }),
      await make({ key: foreign }),
      await make({ claims: { ws: theirs.workspaceId } }),
      await make({ claims: { dev: theirs.clientId } }),
      await make({ claims: { gid: 'other' } }),
      unsigned,
    ];
    expect((await ask(server, { token: await make({}) }, ['GET', '/v1/me'])).status).toBe(200);
    for (const token of bad) expect((await ask(server, { token }, ['GET', '/v1/me'])).status).toBe(401);
  });

  test('a bomb stops at the limit, on every route that takes a body', async () => {
    const bomb = gzipSync(Buffer.alloc(64_000_000, 0x20), { level: 9 });
    expect(bomb.length).toBeLessThan(65_536);
    const parts = { seatId: randomUUID(), clientId: 'q'.repeat(16), workspaceId: mine.workspaceId };
    const about = { authorization: `Bearer ${mine.token}`, 'content-type': 'application/json' };
    const before = process.memoryUsage().rss;
    let tried = 0;
    for (const [name, route] of routes) {
      if (route.body === undefined) continue;
      tried += 1;
      const response = await fetch(server.url + pathOf(route, parts), {
        method: route.method,
        headers: { ...about, 'content-encoding': 'gzip' },
        body: bomb,
      });
      expect(`${name} ${response.status}`).toBe(`${name} 413`);
    }
    expect(tried).toBeGreaterThan(8);
    expect(process.memoryUsage().rss - before).toBeLessThan(tried * 32_000_000);
    const headers = { 'content-type': 'application/json', 'content-encoding': 'br' };
    expect((await ask(server, mine, ['POST', '/v1/sync/push', 'x', headers])).status).toBe(415);
  });

  test('a body that never ends, or ends too early, costs its own connection alone', async () => {
    const { hostname, port } = new URL(server.url);
    const head = (length: string) =>
      `POST /v1/sync/push HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${mine.token}\r\ncontent-type: application/json\r\n${length}\r\n\r\n`;
    const answerTo = (text: string, more?: string) =>
      new Promise<string>((done) => {
        let told = '';
        const socket = connect(Number(port), hostname, () => socket.write(text));
        const pump = () => {
          if (more === undefined || told !== '') return;
          if (socket.write(more)) setImmediate(pump);
        };
        socket.on('drain', pump);
        if (more !== undefined) socket.on('connect', pump);
        socket.on('data', (part) => {
          told += String(part);
          socket.destroy();
        });
        socket.on('error', () => done(told));
        socket.on('close', () => done(told));
        if (more === undefined) setTimeout(() => socket.destroy(), 300);
      });
    const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`;
    expect(await answerTo(head('transfer-encoding: chunked'), chunk)).toContain(' 413 ');
    expect(await answerTo(`${head('content-length: 500')}{"half":`)).toBe('');
    expect((await ask(server, mine, ['GET', '/v1/me'])).status).toBe(200);
    expect(server.log.filter(({ event }) => event === 'error')).toEqual([]);
  });

  test('no body makes a server error', async () => {
    const targetRoutes = routes.filter(([, route]) => route.body !== undefined);
    const half = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc
        .record(
          {
            clientId: fc.oneof(fc.constant(mine.clientId), fc.anything()),
            schema: fc.oneof(fc.constant(1), fc.anything()),
            cursor: fc.oneof(fc.constant(null), fc.string(), fc.anything()),
            mutations: fc.array(
              fc.record({
                mid: fc.oneof(fc.nat(3), fc.anything()),
                operations: fc.array(
                  fc.record(
                    {
                      op: fc.constantFrom('set', 'add', 'remove', 'erase', 'call'),
                      table: fc.oneof(
                        fc.constantFrom('contacts', 'notes', 'zebras', 'drafts', '__proto__'),
                        fc.string(),
                      ),
                      id: fc.oneof(fc.constantFrom('a', 'b'), fc.string({ unit: 'binary' })),
                      field: fc.oneof(
                        fc.constantFrom('name', 'labels', 'constructor', 'identities'),
                        fc.string(),
                      ),
                      value: fc.oneof(
                        fc.jsonValue(),
                        fc.string({ unit: 'binary' }),
                        fc.constant('\ud800\u0000'),
                      ),
                      element: fc.string({ unit: 'binary' }),
                      dots: fc.array(fc.constant(stampOf(mine.clientId, Date.now()))),
                      stamp: fc.oneof(fc.constant(stampOf(mine.clientId, Date.now())), fc.string()),
                    },
                    { requiredKeys: ['op', 'table', 'id'] },
                  ),
                  { maxLength: 3 },
                ),
              }),
              { maxLength: 2 },
            ),
            email: fc.anything(),
            role: fc.constantFrom('owner', 'agent', 7),
            masks: fc.anything(),
            name: fc.string({ unit: 'binary' }),
            conversation: fc.anything(),
            state: fc.anything(),
          },
          { requiredKeys: [] },
        )
        .map((value) => JSON.stringify(value) ?? 'null'),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...targetRoutes), half, async ([name, route], body) => {
        const parts = { workspaceId: mine.workspaceId, seatId: randomUUID(), clientId: 'q'.repeat(16) };
        const headers = { 'content-type': 'application/json' };
        const answer = await ask(server, mine, [route.method, pathOf(route, parts), body, headers]);
        expect(`${name} ${answer.status < 500}`).toBe(`${name} true`);
      }),
      { numRuns: 250 },
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const replica = new Replica(server, mine);
    await replica.catchUp();
    expect(replica.problems).toEqual([]);
  });

  test('every answer carries strict headers; only the listed extension may read one', async () => {
    for (const path of ['/v1/health', '/v1/me', '/docs', '/sign-in', '/nowhere', '/passkey.js']) {
      const { headers } = await ask(server, undefined, ['GET', path]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    const listed = { origin: `chrome-extension://${extensionId}` };
    const allowed = await ask(server, undefined, ['GET', '/v1/health', undefined, listed]);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(listed.origin);
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    for (const origin of ['https://evil.example', `chrome-extension://${'b'.repeat(32)}`, 'null']) {
      const { headers } = await ask(server, undefined, ['GET', '/v1/health', undefined, { origin }]);
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    const before = await ask(server, undefined, ['OPTIONS', '/v1/sync/push', undefined, listed]);
    expect(before.status).toBe(204);
    expect(before.headers.get('access-control-allow-methods')).toContain('POST');
    expect((await ask(server, undefined, ['PUT', '/v1/me'])).status).toBe(405);
  });

  test('the log holds no person, no token and no path that somebody asked for', async () => {
    await ask(server, mine, ['GET', `/v1/members?email=${encodeURIComponent('a@b.c')}`]);
    await ask(server, undefined, ['GET', '/somebody@example.test']);
    const text = JSON.stringify(server.log);
    expect(server.log.length).toBeGreaterThan(10);
    for (const secret of [
      mine.token,
      mine.userId,
      mine.seatId,
      mine.workspaceId,
      'a@b.c',
      'somebody',
      '127.0.0.1',
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('limits by address', () => {
  const quick = targets.findLast(({ here }) => here)!;
  const rates = (count: number) => {
    const rate = (name: string, many: number) => ({ name, count: many, seconds: 60 });
    return {
      address: rate('address', 1e9),
      stranger: rate('stranger', count),
      seat: rate('seat', 1e9),
      signIn: rate('sign-in', count),
    };
  };

  test('guessing tokens and passwords ends soon; a forwarded address does not help unless a proxy is trusted', async () => {
    const server = await startTestServer(await quick.open(), { rates: rates(3) });
    const guess = (forwarded: string) =>
      ask(server, undefined, ['GET', '/v1/me', undefined, { 'x-forwarded-for': forwarded }]);
    const statuses = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await guess(`203.0.113.${n}`)).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    const signIn = () =>
      ask(server, undefined, [
        'POST',
        '/sign-in',
        'email=a%40example.test&password=wrong',
        { origin: 'http://localhost:8787', 'content-type': 'application/x-www-form-urlencoded' },
      ]);
    const tries = [];
    for (let n = 0; n < 5; n += 1) tries.push((await signIn()).status);
    expect(tries).toEqual([401, 401, 401, 429, 429]);
    await server.stop();
    const behind = await startTestServer(await quick.open(), { rates: rates(3), config: { trustProxy: 1 } });
    const far = (own: string, seen: string) =>
      ask(behind, undefined, ['GET', '/v1/me', undefined, { 'x-forwarded-for': `${own}, ${seen}` }]);
    for (let n = 0; n < 3; n += 1) expect((await far(`198.51.100.${n}`, '203.0.113.7')).status).toBe(401);
    expect((await far('198.51.100.9', '203.0.113.7')).status).toBe(429);
    expect((await far('198.51.100.9', '203.0.113.8')).status).toBe(401);
    await behind.stop();
  });
});
