import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from './support/browser';
import { targets } from './support/databases';
import { routes } from './support/recorder';
import { stampOf } from './support/replica';
import {
  ask,
  extensionId,
  newClientId,
  startTestServer,
  type TestSeat,
  type TestServer,
} from './support/test-server';

const paths = [
  '/sign-in',
  '/two-factor',
  '/workspace',
  '/consent',
  '/join',
  '/forgot',
  '/reset',
  '/verify',
  '/account',
  '/auth/error',
  '/auth/oauth2/authorize',
];
const names = [
  'client_id',
  'response_type',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
  'resource',
  'device',
  'device_name',
  'prompt',
  'token',
  'q',
  'oauth_query',
  'email',
  'password',
  'name',
  'business',
  'workspace',
  'accept',
  'action',
  'code',
  'sig',
  'exp',
];
const nasty = '"><i id=x onload=1>\'';
const value = fc.oneof(
  fc.constantFrom(
    nasty,
    'onechat-extension',
    'code',
    'S256',
    'https://evil.example/',
    `https://${extensionId}.chromiumapp.org/`,
    `https://${extensionId}.chromiumapp.org.evil.example/`,
    'javascript:alert(1)',
    '//evil.example',
    'http://localhost:8787@evil.example/',
    'sync offline_access',
    'http://localhost:8787/v1',
    'none',
    'login',
    '\u0000',
    'x'.repeat(5_000),
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const fields = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 12 })), value, {
  maxKeys: 12,
});

const erasure = (clientId: string) => ({
  op: 'erase',
  table: 'notes',
  id: 'n',
  stamp: stampOf(clientId, Date.now()),
});

describe.each(targets)('hostile visits to the pages on $name', ({ here, open }) => {
  if (!here) return test.skip('is not installed here', () => undefined);
  let server: TestServer;
  let mine: TestSeat;
  let theirs: TestSeat;
  beforeAll(async () => {
    server = await startTestServer(await open());
    mine = await server.seat(await server.workspace('Mine'), 'owner');
    theirs = await server.seat(await server.workspace('Theirs'), 'owner');
  });
  afterAll(() => server.stop());

  /** No error of ours, no script of theirs, nobody sent elsewhere. */
  async function holds(response: Response): Promise<void> {
    const text = await response.text();
    expect(response.status).toBeLessThan(500);
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
    expect(text).not.toContain('<i id=x');
    const location = response.headers.get('location');
    if (location === null) return;
    const { origin } = new URL(location, 'http://localhost:8787');
    expect(['http://localhost:8787', `https://${extensionId}.chromiumapp.org`]).toContain(origin);
  }

  test('whatever a link or a form says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.boolean(),
        fields,
        fields,
        async (path, posts, query, form) => {
          const browser = new Browser(server);
          const address = `${path}?${new URLSearchParams(query)}`;
          await holds(await (posts ? browser.submit(address, form) : browser.open(address)));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('whatever the path is', async () => {
    const step = fc.oneof(
      fc.constantFrom(
        'v1',
        'auth',
        'oauth2',
        'sync',
        'members',
        '..',
        '.',
        '',
        '%00',
        '%2e%2e',
        '%ff',
        '%',
        nasty,
      ),
      fc.string({ unit: 'binary', maxLength: 20 }).map((text) => encodeURIComponent(text.toWellFormed())),
    );
    const method = fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS', 'HEAD');
    await fc.assert(
      fc.asyncProperty(method, fc.array(step, { minLength: 1, maxLength: 5 }), async (how, steps) => {
        await holds(await fetch(`${server.url}/${steps.join('/')}`, { method: how, redirect: 'manual' }));
      }),
      { numRuns: 150 },
    );
  });

  test('whatever stands in a path or query parameter of the API', async () => {
    const own = Object.fromEntries(['clientId', 'schema', 'scope', 'cursor'].map((name) => [name, value]));
    const withParts = routes.filter(([, { params, query }]) => params !== undefined || query !== undefined);
    expect(withParts.length).toBeGreaterThan(4);
    const asked = fc.record({
      route: fc.constantFrom(...withParts),
      part: value,
      query: fc.record(
        { ...own, clientId: fc.oneof(fc.constant(mine.clientId), value) },
        { requiredKeys: [] },
      ),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ route: [name, route], part, query }) => {
        const path = route.path.replaceAll(/\{\w+\}/g, encodeURIComponent(part.toWellFormed()));
        const search = new URLSearchParams(Object.entries(query).map(([key, text]) => [key, text ?? '']));
        const body = route.body === undefined ? undefined : {};
        const answer = await ask(server, mine, [route.method, `${path}?${search}`, body]);
        expect(`${name} ${[200, 403, 404, 405, 410, 422, 426].includes(answer.status)}`).toBe(`${name} true`);
        if (answer.status !== 200) expect(answer.body.code).toBeTypeOf('string');
      }),
      { numRuns: 200 },
    );
  });

  test('an id of another workspace in a body or query answers as one that nobody has', async () => {
    const bodies: Record<string, (clientId: string) => object> = {
      push: (clientId) => ({ clientId, schema: 1, mutations: [{ mid: 1, operations: [erasure(clientId)] }] }),
      pull: (clientId) => ({ clientId, schema: 1, cursor: null }),
      confirm: (clientId) => ({ clientId, mids: [1] }),
      sayPresence: (clientId) => ({ clientId, conversation: 'k'.repeat(20), state: 'viewing' }),
    };
    const plain = (answer: { status: number; body: any }) => ({
      status: answer.status,
      body: { ...answer.body, request_id: '' },
    });
    for (const [name, route] of routes.filter(([, { path }]) => /sync|presence/.test(path))) {
      if (name === 'live') continue;
      const call = (clientId: string) =>
        ask(server, mine, [
          route.method,
          route.query === undefined ? route.path : `${route.path}?clientId=${clientId}&schema=1`,
          bodies[name]?.(clientId),
        ]);
      const told = plain(await call(theirs.clientId));
      expect(told.status).toBeGreaterThanOrEqual(403);
      expect(told).toEqual(plain(await call(newClientId())));
    }
    for (const scope of [
      `seat:${theirs.seatId}`,
      `team:${theirs.seatId}`,
      `workspace,seat:${theirs.seatId}`,
    ]) {
      const path = `/v1/sync/snapshot?clientId=${mine.clientId}&schema=1&scope=${scope}`;
      expect((await ask(server, mine, ['GET', path])).status).toBe(404);
    }
  });
});
