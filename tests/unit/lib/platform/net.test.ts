import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNet, parseRetryAfter, type NetRequest } from '@/lib/platform/net';

let server: Server;
let origin = '';
const asked: { url: string | undefined; cookie: string | undefined }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ url: request.url, cookie: request.headers.cookie });
    if (request.url === '/slow') return;
    if (request.url === '/elsewhere') {
      response.writeHead(302, { location: '/fine' }).end();
      return;
    }
    if (request.url === '/long') {
      response.writeHead(200);
      response.end('x'.repeat(10_000));
      return;
    }
    response.writeHead(418, { 'retry-after': '7', 'set-cookie': 'a=b' }).end('नमस्ते');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  origin = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function asking(path: string, change: Partial<NetRequest> = {}): NetRequest {
  const signal = new AbortController().signal;
  return { method: 'GET', path, headers: {}, within: 5_000, most: 1_000, signal, ...change };
}

describe('the network', () => {
  it('answers whatever the server says, as text', async () => {
    const answered = await createNet(origin).send(asking('/fine'));
    if (!answered.ok) throw new Error(answered.code);
    expect(answered.value.status).toBe(418);
    expect(answered.value.text).toBe('नमस्ते');
    expect(answered.value.header('retry-after')).toBe('7');
  });

  it.each(['https://evil.example/x', '//evil.example/x', 'x', '/\\evil.example/x'])(
    'goes nowhere but to its origin: %s',
    async (path) => {
      const before = asked.length;
      const answered = await createNet(origin).send(asking(path));
      expect(answered).toMatchObject({ ok: false, code: 'foreign' });
      expect(asked).toHaveLength(before);
    },
  );

  it('follows no redirect', async () => {
    const before = asked.length;
    expect(await createNet(origin).send(asking('/elsewhere'))).toMatchObject({ code: 'unreachable' });
    expect(asked.slice(before).map(({ url }) => url)).toEqual(['/elsewhere']);
  });

  it('stops at the size and at the time that were agreed', async () => {
    const net = createNet(origin);
    expect(await net.send(asking('/long'))).toMatchObject({ ok: false, code: 'too-large' });
    expect(await net.send(asking('/slow', { within: 50 }))).toMatchObject({ ok: false, code: 'timeout' });
  });

  it('stops when it is told to, and says so', async () => {
    const stop = new AbortController();
    const answered = createNet(origin).send(asking('/slow', { signal: stop.signal }));
    stop.abort();
    expect(await answered).toMatchObject({ ok: false, code: 'stopped' });
  });

  it('says of a server that is not there that it cannot be reached', async () => {
    expect(await createNet('http://127.0.0.1:9').send(asking('/fine'))).toMatchObject({
      ok: false,
      code: 'unreachable',
    });
  });
});

describe('a Retry-After', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Sun, 22 Nov 2026 10:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['1e9', null],
    [null, null],
  ])('%s', (value, wait) => expect(parseRetryAfter(value, now)).toBe(wait));
});
