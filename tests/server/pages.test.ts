import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import axe from 'axe-core';
import { launch, type Browser, type Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSeat, createWorkspace } from '@/server/store/workspaces';
import { authorizePath } from './support/browser';
import { targets } from './support/databases';
import { extensionId, newClientId, startTestServer, type TestServer } from './support/test-server';

const chrome = [process.env['CHROME_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);
const email = 'asha@example.test';
const password = 'a long enough password';

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** The code an authenticator app shows (RFC 6238). */
function totp(secret: string, time = Date.now()): string {
  const bits = [...secret.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(time / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe.skipIf(chrome === undefined)('the pages for people, in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    const port = await freePort();
    url = `http://localhost:${port}`;
    const quick = targets.findLast(({ here }) => here)!;
    server = await startTestServer(await quick.open(), {
      config: { port, publicUrl: url, host: 'localhost', openSignUp: true },
    });
    const { auth, services } = server.running;
    const context = await auth.$context;
    const user = await context.internalAdapter.createUser(
      { name: 'Asha', email, emailVerified: true },
      { method: 'email-password' },
    );
    const hash = await context.password.hash(password);
    await context.internalAdapter.linkAccount({
      userId: user.id,
      providerId: 'credential',
      accountId: user.id,
      password: hash,
    });
    const workspaceId = await createWorkspace(
      services.database,
      `Asha Traders ${'and so on'.repeat(12).replaceAll(' ', '')}`,
    );
    await addSeat(services.database, { workspaceId, userId: user.id, role: 'owner', name: 'Asha', email });
    browser = await launch({ executablePath: chrome ?? '', args: ['--no-sandbox'], pipe: true });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function open(language = 'en', theme = 'light') {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.setExtraHTTPHeaders({ 'accept-language': language });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    return { page, complaints };
  }
  const submit = (page: Page, selector = 'main button') =>
    Promise.all([page.waitForNavigation().catch(() => undefined), page.click(selector)]);
  async function signIn(page: Page) {
    await page.type('#email', email);
    await page.type('#password', password);
    await submit(page);
  }
  async function isAccessible(page: Page) {
    const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(over)).toBe(0);
    expect(await page.$eval('main', (main) => main.scrollWidth - main.clientWidth)).toBe(0);
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { violations } = await (globalThis as any).axe.run();
      return violations.map(({ id, nodes }: any) => `${id}: ${nodes[0]?.html}`);
    });
    expect(found).toEqual([]);
  }

  test.each([
    ['en', 'light', 360, 'Sign in'],
    ['en', 'dark', 1280, 'Sign in'],
    ['hi', 'light', 1280, 'साइन इन करें'],
    ['hi-IN,en;q=0.5', 'dark', 360, 'साइन इन करें'],
  ])(
    'the way to an extension is accessible, in %s and %s, %i pixels wide',
    async (language, theme, width, title) => {
      const { page, complaints } = await open(language, theme);
      await page.setViewport({ width, height: 720 });
      await page.setBypassCSP(true);
      const asked = authorizePath(newClientId(), { resource: `${url}/v1` });
      let back = '';
      page.on('request', (request) => {
        if (request.url().startsWith(`https://${extensionId}.chromiumapp.org/`)) back = request.url();
      });
      await page.goto(`${url}${asked.path}`);
      expect(await page.$eval('h1', (heading) => heading.textContent)).toBe(title);
      await isAccessible(page);
      await signIn(page);
      expect(new URL(page.url()).pathname).toBe('/workspace');
      await isAccessible(page);
      await submit(page);
      expect(new URL(page.url()).pathname).toBe('/consent');
      await isAccessible(page);
      await submit(page);
      expect(new URL(back).searchParams.get('state')).toBe(asked.state);
      expect(new URL(back).searchParams.get('code')).toMatch(/^\w{32}$/);
      expect(complaints.filter((text) => /policy/i.test(text))).toEqual([]);
      await page.browserContext().close();
    },
  );

  test.each([
    ['en', 'dark', 360],
    ['hi', 'light', 1280],
    ['hi', 'dark', 360],
  ])('every other page is accessible, in %s and %s, %i pixels wide', async (language, theme, width) => {
    const { page } = await open(language, theme);
    await page.setViewport({ width, height: 720 });
    await page.setBypassCSP(true);
    for (const path of [
      '/join',
      '/join?token=old',
      '/forgot',
      '/reset?token=x',
      '/two-factor',
      '/auth/error',
    ]) {
      await page.goto(url + path);
      expect(await page.$eval('.brand', (line) => line.textContent)).toBe('1chat');
      await isAccessible(page);
    }
    await page.goto(`${url}/sign-in`);
    await page.type('#email', email);
    await page.type('#password', 'not this one');
    await submit(page);
    expect(await page.$('[role=alert]')).not.toBeNull();
    await isAccessible(page);
    await page.type('#password', password);
    await submit(page);
    expect(new URL(page.url()).pathname).toBe('/account');
    expect(await page.$eval('main li', (line) => line.textContent)).toContain('Chrome, ');
    await isAccessible(page);
    await page.type('#password', password);
    await submit(page, 'button[value=two-factor-on]');
    expect(await page.$$eval('ol.codes li', (lines) => lines.length)).toBe(10);
    await isAccessible(page);
    await page.browserContext().close();
  });

  test('the way to an extension works under the pages’ own policy, and a refusal is told', async () => {
    const { page, complaints } = await open();
    const asked = authorizePath(newClientId(), { resource: `${url}/v1` });
    let back = '';
    page.on('request', (request) => {
      if (request.url().includes('.chromiumapp.org/')) back = request.url();
    });
    await page.goto(`${url}${asked.path}`);
    await signIn(page);
    await submit(page);
    await submit(page, 'main button.quiet');
    expect(new URL(back).searchParams.get('error')).toBe('access_denied');
    expect(new URL(back).searchParams.get('code')).toBeNull();
    expect(complaints.filter((text) => /policy/i.test(text))).toEqual([]);
    await page.browserContext().close();
  });

  test('the page to read is styled, and complains of nothing', async () => {
    const { page, complaints } = await open();
    await page.setViewport({ width: 360, height: 720 });
    await page.goto(`${url}/docs`);
    expect(await page.$eval('h1', (heading) => heading.textContent)).toContain('1chat API');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(complaints.filter((text) => /inline style/i.test(text))).toEqual([]);
    await page.browserContext().close();
  });

  test('a passkey made in the account opens it', async () => {
    const { page } = await open();
    const client = await page.createCDPSession();
    await client.send('WebAuthn.enable');
    await client.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(`${url}/sign-in`);
    await signIn(page);
    expect(page.url()).toBe(`${url}/account`);
    await submit(page, '[data-passkey=add]');
    expect(await page.$eval('[data-problem]', (line) => line.textContent)).toBe('');
    await submit(page, 'button[value=sign-out]');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await submit(page, '[data-passkey=sign-in]');
    expect(page.url()).toBe(`${url}/account`);
    await page.browserContext().close();
  });

  test('a second factor, once turned on, is asked for', async () => {
    const { page } = await open();
    await page.goto(`${url}/sign-in`);
    await signIn(page);
    await page.type('#password', password);
    await submit(page, 'button[value=two-factor-on]');
    const shown = await page.$eval('code', (code) => code.textContent ?? '');
    expect(shown).toMatch(/^(?:[A-Z2-7]{4} )+[A-Z2-7]{1,4}$/);
    const secret = shown.replaceAll(' ', '');
    await page.type('#code', totp(secret));
    await submit(page, 'form:has([value=two-factor-verify]) button');
    expect(await page.$eval('main', (main) => main.textContent)).toContain('A second factor is asked for');
    await submit(page, 'button[value=sign-out]');
    await signIn(page);
    expect(new URL(page.url()).pathname).toBe('/two-factor');
    await page.type('#code', '000000');
    await submit(page);
    expect(await page.$eval('[role=alert]', (line) => line.textContent)).toContain('not right');
    await page.type('#code', totp(secret));
    await submit(page);
    expect(page.url()).toBe(`${url}/account`);
    await page.browserContext().close();
  });
});
