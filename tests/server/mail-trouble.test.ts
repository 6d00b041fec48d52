import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSetUpToken } from '@/server/auth/pages/join';
import { smtpMailer } from '@/server/mail/smtp-mailer';
import { Browser } from './support/browser';
import { targets } from './support/databases';
import { smtpSink, type SmtpSink } from './support/smtp-sink';
import { ask, startTestServer, type TestServer } from './support/test-server';

const password = 'a long enough password';

describe.each(targets)('a mail server that fails, on $name', ({ here, open }) => {
  if (!here) return test.skip('is not installed here', () => undefined);
  let server: TestServer;
  let sink: SmtpSink;
  let up = true;
  beforeAll(async () => {
    sink = await smtpSink();
    const good = smtpMailer(`smtp://127.0.0.1:${sink.port}`, '1chat <no-reply@example.test>');
    // Nobody listens on this port: it was ours a moment ago.
    const gone = await smtpSink();
    const bad = smtpMailer(`smtp://127.0.0.1:${gone.port}`, '1chat <no-reply@example.test>');
    await gone.close();
    const mailer = {
      send: (mail: Parameters<typeof good.send>[0]) => (up ? good : bad).send(mail),
      reachable: () => (up ? good : bad).reachable(),
    };
    server = await startTestServer(await open(), { mailer });
  });
  afterAll(async () => {
    await server.stop();
    await sink.close();
  });

  const linkFor = (to: string, path: string) => {
    const text = sink.taken.findLast((mail) => mail.to.includes(to))?.data ?? '';
    const plain = text.replaceAll(/=\n/g, '').replaceAll('=3D', '=');
    return new RegExp(`/${path}\\?token=(\\S+)`).exec(plain)?.[1] ?? '';
  };

  test('an invitation is kept, says so, and can be sent again; until then the earlier mail is good', async () => {
    const owner = await server.seat(await server.workspace(), 'owner');
    const invite = (email: string, role = 'agent') =>
      ask(server, owner, ['POST', '/v1/invitations', { email, role }]);
    up = false;
    const failed = await invite('bikash@example.test');
    expect(failed).toMatchObject({ status: 503, body: { code: 'mail_failed', retryable: true } });
    expect(failed.headers.get('retry-after')).toBe('60');
    const open = async () => (await ask(server, owner, ['GET', '/v1/invitations'])).body.invitations;
    expect(await open()).toMatchObject([{ email: 'bikash@example.test', role: 'agent' }]);
    up = true;
    const first = await invite('Bikash@example.test', 'manager');
    expect(first).toMatchObject({ status: 201, body: { role: 'manager', id: (await open())[0].id } });
    expect(await open()).toHaveLength(1);
    const token = linkFor('Bikash@example.test', 'join');
    expect(token).not.toBe('');
    up = false;
    expect((await invite('bikash@example.test')).body.code).toBe('mail_failed');
    const browser = new Browser(server);
    expect((await browser.open(`/join?token=${token}`)).status).toBe(200);
    up = true;
    expect((await invite('bikash@example.test')).status).toBe(201);
    expect((await browser.open(`/join?token=${token}`)).status).toBe(400);
    const newer = linkFor('bikash@example.test', 'join');
    // Who has the mail needs no other: joining works whatever the mail server does now.
    up = false;
    expect((await browser.submit('/join', { token: newer, name: 'Bikash', password })).status).toBe(200);
    expect((await browser.submit('/sign-in', { email: 'bikash@example.test', password })).status).toBe(303);
    expect(await open()).toEqual([]);
  });

  test('a mail refused for one address is the same problem', async () => {
    up = true;
    const owner = await server.seat(await server.workspace(), 'owner');
    const refused = { email: 'refused@example.test', role: 'agent' };
    expect((await ask(server, owner, ['POST', '/v1/invitations', refused])).body.code).toBe('mail_failed');
    expect(JSON.stringify(server.log)).not.toContain('refused@');
    expect(server.log.some(({ event }) => event === 'mail failed')).toBe(true);
  });

  test('pages promise no message that cannot be sent, change nothing, and tell nobody which accounts exist', async () => {
    const browser = new Browser(server);
    const token = await newSetUpTokenFor(server);
    const fields = { token, business: 'Shop', email: 'asha@example.test', name: 'Asha', password };
    up = false;
    const joined = await browser.submit('/join', fields);
    expect(joined.status).toBe(503);
    expect(await joined.text()).toContain('Messages cannot be sent at the moment');
    up = true;
    expect((await browser.submit('/join', fields)).status).toBe(200);
    up = false;
    const forgot = async (email: string) => {
      const answer = await browser.submit('/forgot', { email });
      return `${answer.status} ${(await answer.text()).replaceAll(email, '')}`;
    };
    const known = await forgot('asha@example.test');
    expect(known).toMatch(/^503 [\s\S]*Messages cannot be sent/);
    expect(await forgot('nobody@example.test')).toBe(known);
    expect((await browser.submit('/sign-in', { email: 'asha@example.test', password })).status).toBe(503);
    up = true;
    expect((await forgot('asha@example.test')).startsWith('200 ')).toBe(true);
    expect(linkFor('asha@example.test', 'reset')).not.toBe('');
  });

  test('who signs in before the address is confirmed gets the message again', async () => {
    up = true;
    const browser = new Browser(server);
    const before = sink.taken.length;
    expect((await browser.submit('/sign-in', { email: 'asha@example.test', password })).status).toBe(403);
    expect(sink.taken).toHaveLength(before + 1);
    const token = linkFor('asha@example.test', 'verify');
    expect((await browser.open(`/verify?token=${token}`)).status).toBe(200);
    expect((await browser.submit('/sign-in', { email: 'asha@example.test', password })).status).toBe(303);
  });
});

/** The workspaces of the tests before would make this a server that needs no first account. */
async function newSetUpTokenFor(server: TestServer): Promise<string> {
  const { database } = server.running.services;
  await database.query('delete from seat');
  await database.query('delete from workspace');
  return (await newSetUpToken(database)) ?? '';
}
