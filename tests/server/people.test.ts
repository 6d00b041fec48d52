import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSetUpToken } from '@/server/auth/pages/join';
import { openPostgres } from '@/server/sql/postgres';
import { authorizePath, Browser, tokenRequest } from './support/browser';
import { targets } from './support/databases';
import { ask, newClientId, startTestServer, type TestServer } from './support/test-server';

const password = 'a long enough password';

describe.each(targets)('people on $name', ({ here, open }) => {
  if (!here) return test.skip('is not installed here', () => undefined);
  let server: TestServer;
  const owner = 'asha@example.test';
  let twin: TestServer | undefined;
  beforeAll(async () => {
    const opened = await open();
    server = await startTestServer(opened);
    const { url } = opened;
    // A second server on the same database, as behind a load balancer; the embedded one serves one alone.
    if (url !== undefined) twin = await startTestServer({ database: await openPostgres(url, 5), url });
  });
  afterAll(async () => {
    await twin?.stop();
    await server.stop();
  });

  const linkIn = (to: string) => {
    const mail = server.mails.findLast((each) => each.to === to);
    return new URL(/http\S+/.exec(mail?.text ?? '')?.[0] ?? 'http://none');
  };

  /** From the extension's wish to the code that it is sent. */
  async function signIn(email: string, device: string, change: Record<string, string> = {}) {
    const browser = new Browser(server);
    const asked = authorizePath(device, change);
    const first = await browser.open(asked.path);
    const login = new URL(first.headers.get('location') ?? '', browser.origin);
    const oauth_query = login.search.slice(1);
    const signedIn = await browser.submit('/sign-in', { email, password, oauth_query });
    return { browser, asked, login, signedIn };
  }

  async function connect(email: string, device: string) {
    const { browser, asked, signedIn } = await signIn(email, device);
    const workspace = new URL(signedIn.headers.get('location') ?? '', browser.origin);
    expect(workspace.pathname).toBe('/workspace');
    const page = await (await browser.open(workspace.pathname + workspace.search)).text();
    const chosen = /name="workspace"\s+value="([^"]+)"/.exec(page)?.[1] ?? '';
    const afterChoice = await browser.submit('/workspace', {
      workspace: chosen,
      oauth_query: workspace.search.slice(1),
    });
    const consent = new URL(afterChoice.headers.get('location') ?? '', browser.origin);
    expect(consent.pathname).toBe('/consent');
    const allowed = await browser.submit('/consent', {
      decision: 'allow',
      oauth_query: consent.search.slice(1),
    });
    const back = new URL(allowed.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe(asked.state);
    return { browser, asked, code: back.searchParams.get('code') ?? '' };
  }

  const exchange = (code: string, verifier: string) =>
    tokenRequest(server, {
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: new URL(authorizePath('x').path, 'http://x').searchParams.get('redirect_uri') ?? '',
      resource: 'http://localhost:8787/v1',
    });
  const refresh = (token: string, at = server) =>
    tokenRequest(at, {
      grant_type: 'refresh_token',
      refresh_token: token,
      resource: 'http://localhost:8787/v1',
    });

  test('the first account needs the set-up token, and a confirmed address', async () => {
    const browser = new Browser(server);
    expect((await browser.open('/join')).status).toBe(400);
    expect((await browser.open('/join?token=guess')).status).toBe(400);
    const token = (await newSetUpToken(server.running.services.database)) ?? '';
    expect((await browser.open(`/join?token=${token}`)).status).toBe(200);
    const fields = { token, business: 'Asha Traders', email: owner, name: 'Asha', password };
    expect((await browser.submit('/join', fields)).status).toBe(200);
    expect((await browser.submit('/join', { ...fields, email: 'other@example.test' })).status).toBe(400);
    expect((await browser.submit('/sign-in', { email: owner, password })).status).toBe(403);
    const link = linkIn(owner);
    expect((await browser.open(`${link.pathname}${link.search}`)).status).toBe(200);
    expect((await browser.submit('/sign-in', { email: owner, password })).headers.get('location')).toBe(
      '/account',
    );
    expect(await newSetUpToken(server.running.services.database)).toBeUndefined();
  });

  test('an extension gets a token for one workspace and one computer, and it works', async () => {
    const device = newClientId();
    const { asked, code } = await connect(owner, device);
    const { status, body } = await exchange(code, asked.verifier);
    expect(status).toBe(200);
    expect(body.expires_in).toBe(600);
    const me = await ask(server, { token: body.access_token }, ['GET', '/v1/me']);
    expect(me).toMatchObject({
      status: 200,
      body: {
        email: owner,
        role: 'owner',
        device: { clientId: device },
        workspace: { name: 'Asha Traders' },
      },
    });
    expect((await exchange(code, asked.verifier)).status).toBe(400);
  });

  test('a wrong verifier, a wrong address to return to and a missing challenge get nothing', async () => {
    const { code } = await connect(owner, newClientId());
    expect((await exchange(code, 'x'.repeat(43))).status).toBeGreaterThanOrEqual(400);
    for (const change of [
      { redirect_uri: 'https://evil.example/' },
      { code_challenge: '', code_challenge_method: '' },
    ]) {
      const { login } = await signIn(owner, newClientId(), change);
      expect(login.pathname).not.toBe('/sign-in');
      expect(login.searchParams.get('code')).toBeNull();
    }
  });

  test('a token that is not for this API opens nothing', async () => {
    const { asked, code } = await connect(owner, newClientId());
    const { body } = await tokenRequest(server, {
      grant_type: 'authorization_code',
      code,
      code_verifier: asked.verifier,
      redirect_uri: new URL(asked.path, 'http://x').searchParams.get('redirect_uri') ?? '',
      resource: 'http://localhost:8787/other',
    });
    const token = body?.access_token ?? 'none-none-none-none-none';
    expect((await ask(server, { token }, ['GET', '/v1/me'])).status).toBe(401);
  });

  test('refresh tokens rotate; a worker killed in the middle asks again, and a thief much later ends it', async () => {
    const { asked, code } = await connect(owner, newClientId());
    const first = (await exchange(code, asked.verifier)).body;
    const second = await refresh(first.refresh_token);
    expect(second.status).toBe(200);
    expect(second.body.refresh_token).not.toBe(first.refresh_token);
    const again = await refresh(first.refresh_token);
    expect(again.status).toBe(200);
    expect(again.body.refresh_token).toBe(second.body.refresh_token);
    await server.running.services.database.query(
      `update "oauthRefreshToken" set "rotatedAt" = now() - interval '2 minutes',
         "rotationReplayExpiresAt" = now() - interval '1 minute', revoked = now() - interval '2 minutes'
       where "rotatedAt" is not null`,
    );
    expect((await refresh(first.refresh_token)).status).toBeGreaterThanOrEqual(400);
    expect((await refresh(second.body.refresh_token)).status).toBeGreaterThanOrEqual(400);
  });

  test('eight refreshes of one token at once are one: nobody is signed out and no alarm goes off', async () => {
    const { asked, code } = await connect(owner, newClientId());
    const first = (await exchange(code, asked.verifier)).body;
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) => refresh(first.refresh_token, n % 2 === 0 ? server : twin)),
    );
    expect(all.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const tokens = new Set(all.map(({ body }) => body.refresh_token));
    expect(tokens.size).toBe(1);
    const next = await refresh([...tokens][0]);
    expect(next.status).toBe(200);
    expect((await ask(server, { token: next.body.access_token }, ['GET', '/v1/me'])).status).toBe(200);
  });

  test('a worker killed between refresh and answer, again and again, stays signed in', async () => {
    const { asked, code } = await connect(owner, newClientId());
    let token = (await exchange(code, asked.verifier)).body.refresh_token;
    for (let n = 0; n < 4; n += 1) {
      // The answer of this one is never read: the worker is gone, and its successor asks with what it stored.
      const gone = new AbortController();
      const lost = fetch(`${server.url}/auth/oauth2/token`, {
        method: 'POST',
        signal: gone.signal,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          client_id: 'onechat-extension',
          grant_type: 'refresh_token',
          refresh_token: token,
          resource: 'http://localhost:8787/v1',
        }).toString(),
      }).catch(() => undefined);
      await new Promise((done) => setTimeout(done, n * 4));
      gone.abort();
      await lost;
      const answer = await refresh(token);
      expect(answer.status).toBe(200);
      token = answer.body.refresh_token;
    }
  });

  /** As from a computer of today: with the secret that it sealed before. */
  const renew = (token: string, secret: string, at = server) =>
    tokenRequest(at, {
      grant_type: 'refresh_token',
      refresh_token: token,
      renewal: secret.padEnd(64, '0'),
      resource: 'http://localhost:8787/v1',
    });

  /** For the tokens everything lies this much further back. */
  const passes = (interval: string) =>
    server.running.services.database.query(
      `update "oauthRefreshToken" set "createdAt" = "createdAt" - $1::interval,
         "rotatedAt" = "rotatedAt" - $1::interval, revoked = revoked - $1::interval,
         "rotationReplayExpiresAt" = "rotationReplayExpiresAt" - $1::interval`,
      [interval],
    );

  async function signedIn(): Promise<string> {
    const { asked, code } = await connect(owner, newClientId());
    return (await exchange(code, asked.verifier)).body.refresh_token;
  }

  test('A1 a renewal whose answer was lost is answered again, minutes and days later, with the same secret', async () => {
    let token = await signedIn();
    for (const [n, time] of ['30 seconds', '5 minutes', '9 days', '3 days'].entries()) {
      const secret = `secret${n}`;
      const lost = await renew(token, secret);
      expect(lost.status).toBe(200);
      await passes(time);
      // Cut off once more, and then answered, by whichever server.
      expect((await renew(token, secret, twin)).status).toBe(200);
      await passes(time);
      const answer = await renew(token, secret);
      expect(answer.status).toBe(200);
      const me = await ask(server, { token: answer.body.access_token }, ['GET', '/v1/me']);
      expect(me.status).toBe(200);
      token = answer.body.refresh_token;
    }
    expect((await renew(token, 'the next')).status).toBe(200);
  });

  test.each([
    ['another secret, at once', 'guess', '1 second'],
    ['another secret, days later', 'guess', '2 days'],
    ['none at all', '', '1 second'],
  ])('A2 an old token with %s ends the sign-in, also for its owner', async (_what, secret, time) => {
    const first = await signedIn();
    const second = await renew(first, 'mine');
    await passes(time);
    const stolen = await (secret === '' ? refresh(first) : renew(first, secret));
    expect(stolen.body).toMatchObject({ error: 'invalid_grant' });
    expect((await renew(first, 'mine')).body).toMatchObject({ error: 'invalid_grant' });
    expect((await renew(second.body.refresh_token, 'next')).body).toMatchObject({ error: 'invalid_grant' });
  });

  test('A2 once the next token was presented, the old one is over, also with its secret', async () => {
    const first = await signedIn();
    const second = (await renew(first, 'mine')).body.refresh_token;
    const third = (await renew(second, 'next')).body.refresh_token;
    await passes('2 minutes');
    expect((await renew(first, 'mine')).body).toMatchObject({ error: 'invalid_grant' });
    expect((await renew(third, 'last')).status).toBeGreaterThanOrEqual(400);
  });

  test('A1 a server that was stopped in the middle of a renewal says when to ask again, and then answers', async () => {
    const first = await signedIn();
    expect((await renew(first, 'mine')).status).toBe(200);
    await server.running.services.database.query(
      'update "oauthRefreshToken" set "rotationReplayResponse" = null where "rotatedAt" is not null',
    );
    const early = await renew(first, 'mine');
    expect(early).toMatchObject({ status: 503, body: { error: 'server_error' } });
    await passes('2 minutes');
    const answer = await renew(first, 'mine');
    expect(answer.status).toBe(200);
    expect((await renew(answer.body.refresh_token, 'next')).status).toBe(200);
  });

  test('signing out with a token whose successor was lost ends that sign-in and no other', async () => {
    const other = await signedIn();
    const first = await signedIn();
    const lost = (await renew(first, 'mine')).body.refresh_token;
    const form = new URLSearchParams({ client_id: 'onechat-extension', token: first });
    const left = await fetch(`${server.url}/auth/oauth2/revoke`, { method: 'POST', body: form });
    expect(left.status).toBe(200);
    expect((await renew(other, 'other')).status).toBe(200);
    expect((await renew(lost, 'thief')).body).toMatchObject({ error: 'invalid_grant' });
  });

  test('the token endpoint speaks OAuth, in plain words, with the id of the request', async () => {
    const post = (body: string, type = 'application/x-www-form-urlencoded') =>
      fetch(`${server.url}/auth/oauth2/token`, { method: 'POST', headers: { 'content-type': type }, body });
    const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
    const wrong = [
      await post(
        form({ client_id: 'onechat-extension', grant_type: 'refresh_token', refresh_token: 'none' }),
      ),
      await post(form({ client_id: 'somebody', grant_type: 'authorization_code', code: '<b>x</b>' })),
      await post(form({ grant_type: 'password', username: 'a', password: '<b>secret</b>' })),
      await post(''),
      await post('{"a":', 'application/json'),
    ];
    for (const answer of wrong) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const body: any = await answer.json();
      expect(Object.keys(body)).toEqual(['error', 'error_description']);
      expect(body.error_description).toMatch(/^[A-Z][a-zA-Z ;,-]+$/);
    }
    expect(
      await (await post('grant_type=refresh_token&refresh_token=x&client_id=onechat-extension')).json(),
    ).toEqual({
      error: 'invalid_grant',
      error_description: 'This sign-in is over; please sign in again',
    });
  });

  test('a locked computer gets no new token, and signing in again opens it', async () => {
    const device = newClientId();
    const { asked, code } = await connect(owner, device);
    const { body } = await exchange(code, asked.verifier);
    const lock = { state: 'locked' };
    await ask(server, { token: body.access_token }, ['PATCH', `/v1/sessions/${device}`, lock]);
    expect((await ask(server, { token: body.access_token }, ['GET', '/v1/me'])).body.code).toBe(
      'device_locked',
    );
    expect((await refresh(body.refresh_token)).status).toBeGreaterThanOrEqual(400);
    const again = await connect(owner, device);
    const fresh = await exchange(again.code, again.asked.verifier);
    expect((await ask(server, { token: fresh.body.access_token }, ['GET', '/v1/me'])).status).toBe(200);
    expect((await ask(server, { token: body.access_token }, ['GET', '/v1/me'])).status).toBe(401);
    expect((await refresh(body.refresh_token)).status).toBeGreaterThanOrEqual(400);
  });

  test('an invitation makes a member of whoever read the mail, once', async () => {
    const { asked, code } = await connect(owner, newClientId());
    const token = (await exchange(code, asked.verifier)).body.access_token;
    const email = 'bikash@example.test';
    const invited = await ask(server, { token }, ['POST', '/v1/invitations', { email, role: 'agent' }]);
    expect(invited.status).toBe(201);
    const link = linkIn(email);
    const browser = new Browser(server);
    const fields = { token: link.searchParams.get('token') ?? '', name: 'Bikash', password };
    expect((await browser.submit('/join', fields)).status).toBe(200);
    expect((await browser.submit('/join', fields)).status).toBe(400);
    const agent = await connect(email, newClientId());
    const agentToken = (await exchange(agent.code, agent.asked.verifier)).body.access_token;
    const me = await ask(server, { token: agentToken }, ['GET', '/v1/me']);
    expect(me.body).toMatchObject({ role: 'agent', name: 'Bikash', workspace: { name: 'Asha Traders' } });
    const seatId = me.body.seatId;
    expect((await ask(server, { token }, ['DELETE', `/v1/members/${seatId}`])).status).toBe(204);
    expect((await ask(server, { token: agentToken }, ['GET', '/v1/me'])).status).toBe(401);
  });

  test('somebody who took the address before loses it to whoever reads its mail', async () => {
    const email = 'chaya@example.test';
    await server.running.auth.api.signUpEmail({
      body: { email, name: 'Thief', password: 'the thief knows this' },
    });
    const { asked, code } = await connect(owner, newClientId());
    const token = (await exchange(code, asked.verifier)).body.access_token;
    await ask(server, { token }, ['POST', '/v1/invitations', { email, role: 'agent' }]);
    const link = linkIn(email);
    const browser = new Browser(server);
    await browser.submit('/join', { token: link.searchParams.get('token') ?? '', name: 'Chaya', password });
    const thief = await browser.submit('/sign-in', { email, password: 'the thief knows this' });
    expect(thief.status).toBe(401);
    expect((await browser.submit('/sign-in', { email, password })).status).toBe(303);
  });

  test('forms from elsewhere are refused, and nobody is sent elsewhere', async () => {
    const browser = new Browser(server);
    for (const origin of ['https://evil.example', 'null', '']) {
      const answer = await browser.submit('/sign-in', { email: owner, password }, { origin });
      expect(answer.status).toBe(403);
    }
    const answer = await browser.submit('/sign-in', {
      email: owner,
      password,
      oauth_query: 'redirect_uri=https://evil.example',
    });
    expect(answer.headers.get('location') ?? '').not.toContain('evil');
  });

  test('a session that a stranger planted is not the one a person gets', async () => {
    const browser = new Browser(server);
    browser.cookies.set('onechat.session_token', 'planted.signature');
    await browser.submit('/sign-in', { email: owner, password });
    const given = browser.cookies.get('onechat.session_token') ?? '';
    expect(given).not.toContain('planted');
    const again = new Browser(server);
    await again.submit('/sign-in', { email: owner, password });
    expect(again.cookies.get('onechat.session_token')).not.toBe(given);
  });

  test('nobody makes OAuth clients or accounts through the back door', async () => {
    for (const path of [
      '/auth/sign-up/email',
      '/auth/oauth2/register',
      '/auth/oauth2/create-client',
      '/auth/admin/oauth2/create-client',
      '/auth/get-session',
    ]) {
      expect((await ask(server, undefined, ['POST', path, {}])).status).toBe(404);
    }
  });

  test('a reset password ends the sessions there were, and says the same for an unknown address', async () => {
    const browser = new Browser(server);
    await browser.submit('/sign-in', { email: owner, password });
    const known = await (await browser.submit('/forgot', { email: owner })).text();
    expect(await (await browser.submit('/forgot', { email: 'nobody@example.test' })).text()).toBe(known);
    const link = linkIn(owner);
    expect(
      (await browser.submit('/reset', { token: link.searchParams.get('token') ?? '', password })).status,
    ).toBe(200);
    expect((await browser.open('/account')).headers.get('location')).toBe('/sign-in');
  });

  test('an unknown address takes as long as a wrong password', async () => {
    const time = async (email: string) => {
      const browser = new Browser(server);
      const started = performance.now();
      await browser.submit('/sign-in', { email, password: 'wrong wrong wrong' });
      return performance.now() - started;
    };
    // The fastest of several, in turns: a busy machine makes some slower, never faster.
    let [known, unknown] = [Infinity, Infinity];
    for (let n = 0; n < 7; n += 1) {
      known = Math.min(known, await time(owner));
      unknown = Math.min(unknown, await time('nobody-here@example.test'));
    }
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(known, unknown) * 0.6);
  });
});
