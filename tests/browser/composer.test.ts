import { rm } from 'node:fs/promises';
import type { Frame, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { launchBrowser, type RunningBrowser } from '@/tests/support/harness/launch';
import { ask, lastView, openWithFrame, startOver } from '@/tests/support/page-side/page-side';
import { makePageSideExtension } from '@/tests/support/page-side/test-extension';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';

let standIn: StandInServer;
let extensionDir: string;
let running: RunningBrowser;

beforeAll(async () => {
  standIn = await serveStandIn();
  extensionDir = await makePageSideExtension();
  running = await launchBrowser({ extensionDir, standIn });
  await running.openWhatsApp('chats=1');
});
afterAll(async () => {
  await running.close();
  await standIn.close();
  await rm(extensionDir, { recursive: true });
});
beforeEach(() => startOver(running));
afterEach(() => running.assertClean());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const composerText = (page: Page): Promise<string> => page.evaluate(() => window.standIn.composerText());
const open = (page: Page, index: number): Promise<void> =>
  page.evaluate((each) => window.standIn.openChat(each), index);
const nothingSent = async (page: Page): Promise<void> =>
  expect(await page.evaluate(() => [window.standIn.sends.length, window.standIn.sendAttempts])).toEqual([
    0,
    [],
  ]);

/** The stand-in with chat 0 open, and the token by which the frame knows it. */
async function openChat(query: string): Promise<{ page: Page; frame: Frame; chat: string }> {
  const opened = await openWithFrame(running, `chats=12&open=0&history=60&${query}`);
  await opened.page.bringToFront();
  return { ...opened, chat: await tokenOf(opened.frame) };
}

async function tokenOf(frame: Frame, not = ''): Promise<string> {
  await expect
    .poll(async () => (await lastView(frame))?.chat?.token ?? not, { timeout: 8_000, interval: 20 })
    .not.toBe(not);
  return (await lastView(frame))?.chat?.token ?? '';
}

const insert = (frame: Frame, chat: string, text: string): Promise<unknown> =>
  ask(frame, 'text.insert', { chat, text });
const done = { ok: true, value: expect.stringMatching(/^[0-9a-f-]{36}$/) };

const texts = [
  ['one line', 'Your order is ready.'],
  ['several lines, one empty', 'Two sizes:\n- medium\n\n- large'],
  ['emoji of several parts', 'Thank you 👩🏽‍🍳🇮🇳 ❤️‍🔥'],
  ['Devanagari', 'नमस्ते, आपका ऑर्डर\nतैयार है — क्षत्रिय'],
  ['both directions', 'Total: ١٢٣ for ليلى (urgent)\nשלום 45 items'],
  ['what looks like code', '<b onclick="x()">&amp;</b> *bold* =1+1'],
] as const;

describe('a text for the message box', () => {
  test.each(['2026-10', '2026-03', 'no-testids', 'no-modules'])(
    'is put there as it is, behind the draft, with the caret behind it (%s)',
    async (generation) => {
      const { page, frame, chat } = await openChat(`gen=${generation}`);
      for (const [, text] of texts) {
        await page.evaluate(() => window.standIn.setComposerText(''));
        expect(await insert(frame, chat, text)).toMatchObject(done);
        expect(await composerText(page)).toBe(text);
        await page.keyboard.type('!');
        expect(await composerText(page)).toBe(`${text}!`);
        expect(await insert(frame, chat, text)).toMatchObject(done);
        await page.keyboard.type('?');
        expect(await composerText(page)).toBe(`${text}!\n${text}?`);
      }
      await nothingSent(page);
    },
  );

  test('keeps a draft of several lines, wherever its caret and the focus were', async () => {
    const { page, frame, chat } = await openChat('');
    await page.evaluate(() => window.standIn.focusComposer());
    await page.keyboard.type('Dear Asha,');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Shift');
    await page.keyboard.type('about the chairs: ');
    for (const key of ['Home', 'ArrowUp'] as const) await page.keyboard.press(key);
    await (await frame.waitForSelector('input'))?.click();
    await page.keyboard.type('ours');
    const draft = await composerText(page);
    expect(draft).toContain('about the chairs: ');
    expect(await insert(frame, chat, 'six, at 40 each')).toMatchObject(done);
    expect(await composerText(page)).toBe(`${draft}six, at 40 each`);
    await page.keyboard.type('.');
    expect(await composerText(page)).toBe(`${draft}six, at 40 each.`);
    await nothingSent(page);
  });

  test('is refused when it says nothing or is longer than a message', async () => {
    const { page, frame, chat } = await openChat('');
    expect(await insert(frame, chat, ' \n\t')).toMatchObject({ ok: false, code: 'empty' });
    await page.evaluate(() => window.standIn.setComposerText('x'.repeat(30_000)));
    expect(await insert(frame, chat, 'y'.repeat(45_000))).toMatchObject({ ok: false, code: 'too-long' });
    expect(await insert(frame, chat, 'y'.repeat(60_000))).toMatchObject({ ok: false, code: 'unsupported' });
    expect(await composerText(page)).toBe('x'.repeat(30_000));
  });

  test('is refused where the page is not understood', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=12&open=0&gen=future');
    expect(await insert(frame, 'any', 'Hello')).toMatchObject({ ok: false, code: 'not-ready' });
    expect(await composerText(page)).toBe('');
  });
});

describe('the ladder', () => {
  const noModules = 'remove=WAWebComposeBoxActions';

  test.each([
    ['pastes without modules', noModules, 'paste'],
    ['replaces where a paste is not taken', `${noModules}&composer=no-paste`, 'insertReplacementText'],
    ['takes back what modules wrote wrongly, and pastes', 'composer=mangles-modules', 'paste'],
    [
      'takes back what a paste made wrong, and replaces',
      `${noModules}&composer=mangles`,
      'insertReplacementText',
    ],
  ])('%s', async (_, query, candidate) => {
    const { page, frame, chat } = await openChat(query);
    await pause(900);
    for (const draft of ['', 'Draft a ']) {
      await page.evaluate((text) => window.standIn.setComposerText(text), draft);
      await pause(350);
      const provenance = { tier: 'page', candidate };
      expect(await insert(frame, chat, 'first a\nsecond a')).toMatchObject({ ...done, provenance });
      expect(await composerText(page)).toBe(`${draft}first a\nsecond a`);
    }
    await nothingSent(page);
  });

  test('types one line where nothing else is taken, and refuses several', async () => {
    const { page, frame, chat } = await openChat(`${noModules}&composer=no-paste,no-replace`);
    expect(await insert(frame, chat, 'one\ntwo')).toMatchObject({ ok: false, code: 'refused' });
    expect(await composerText(page)).toBe('');
    const provenance = { tier: 'page', candidate: 'execCommand' };
    expect(await insert(frame, chat, 'one line 👍')).toMatchObject({ ...done, provenance });
    expect(await composerText(page)).toBe('one line 👍');
    await page.keyboard.type('!');
    expect(await composerText(page)).toBe('one line 👍!');
  });

  test('leaves the draft as it was when nothing works', async () => {
    const faults = 'composer=mangles,no-replace,no-typing';
    const { page, frame, chat } = await openChat(`${noModules}&${faults}`);
    await page.evaluate(() => window.standIn.setComposerText('my own words'));
    await pause(350);
    expect(await insert(frame, chat, 'a text\nof two lines')).toMatchObject({ ok: false, code: 'refused' });
    expect(await composerText(page)).toBe('my own words');
    await nothingSent(page);
  });
});

describe('undo', () => {
  test.each(['2026-10', 'no-modules'])('takes exactly the text out again (%s)', async (generation) => {
    const { page, frame, chat } = await openChat(`gen=${generation}`);
    for (const draft of ['', 'kept\nwords']) {
      await page.evaluate((text) => window.standIn.setComposerText(text), draft);
      await pause(350);
      const put = await insert(frame, chat, 'six\nlines');
      const key = String(Reflect.get(Object(put), 'value'));
      expect(await ask(frame, 'text.undo', { key })).toMatchObject({ ok: true, value: null });
      expect(await composerText(page)).toBe(draft);
      expect(await ask(frame, 'text.undo', { key })).toMatchObject({ ok: false, code: 'gone' });
    }
  });

  test('is refused after something was typed, and in another chat', async () => {
    const { page, frame, chat } = await openChat('');
    const key = String(Reflect.get(Object(await insert(frame, chat, 'Hello')), 'value'));
    await page.keyboard.type(' you');
    expect(await ask(frame, 'text.undo', { key })).toMatchObject({ ok: false, code: 'changed' });
    expect(await composerText(page)).toBe('Hello you');
    await open(page, 1);
    await tokenOf(frame, chat);
    expect(await ask(frame, 'text.undo', { key })).toMatchObject({ ok: false, code: 'wrong-chat' });
    await open(page, 0);
    expect(await composerText(page)).toBe('Hello you');
  });
});

describe('the wrong chat', () => {
  test.each(['2026-10', 'no-modules'])(
    'never gets a text that was meant for another (%s)',
    async (generation) => {
      const { page, frame, chat } = await openChat(`gen=${generation}`);
      await open(page, 1);
      await tokenOf(frame, chat);
      expect(await insert(frame, chat, 'for Asha')).toMatchObject({ ok: false, code: 'wrong-chat' });
      expect(await composerText(page)).toBe('');
      await page.evaluate(() => window.standIn.closeChat());
      await expect.poll(async () => (await lastView(frame))?.state).toBe('no-chat');
      expect(await insert(frame, chat, 'for Asha')).toMatchObject({ ok: false, code: 'wrong-chat' });
    },
  );

  test.each(['2026-10', 'no-modules'])(
    'never gets one when the chat changes while it is being put in (%s)',
    async (generation) => {
      const { page, frame } = await openChat(`gen=${generation}`);
      await pause(generation === 'no-modules' ? 0 : 800);
      const seen = { done: 0, refused: 0 };
      // The chats 8 and 9 have one name.
      for (let round = 0; round < 24; round += 1) {
        const [from, to] = round % 2 === 0 ? [8, 9] : [9, 8];
        await page.evaluate((index) => window.standIn.closeChat() ?? window.standIn.openChat(index), from);
        const chat = await tokenOf(frame);
        const text = `round ${round}\nfor ${from}`;
        const answer = insert(frame, chat, text);
        await pause([0, 2, 5, 9, 14, 22, 34, 50][round % 8] ?? 0);
        await open(page, to);
        const { ok } = (await answer) as { readonly ok: boolean };
        seen[ok ? 'done' : 'refused'] += 1;
        expect(await composerText(page)).not.toContain(`for ${from}`);
        if (ok) {
          await open(page, from);
          expect(await composerText(page)).toContain(text);
        }
      }
      expect(seen.refused).toBeGreaterThan(3);
      await nothingSent(page);
    },
  );
});

describe('files', () => {
  const attach = (frame: Frame, chat: string, names: readonly string[]): Promise<unknown> =>
    frame.evaluate(
      (token, all) =>
        (Reflect.get(self, 'ask') as (verb: string, args: object) => Promise<unknown>)('files.attach', {
          chat: token,
          files: all.map((name) => new File(['price list'], name, { type: 'text/plain' })),
        }),
      chat,
      names,
    );

  test.each(['2026-10', '2026-03', 'no-testids', 'no-modules'])(
    'open WhatsApp’s own preview and wait there for a person (%s)',
    async (generation) => {
      const { page, frame, chat } = await openChat(`gen=${generation}`);
      expect(await attach(frame, chat, ['prices.txt', 'मूल्य.txt'])).toMatchObject({ ok: true, value: null });
      expect(await page.evaluate(() => window.standIn.attachments())).toEqual(['prices.txt', 'मूल्य.txt']);
      await nothingSent(page);
      await open(page, 1);
      await tokenOf(frame, chat);
      expect(await attach(frame, chat, ['late.txt'])).toMatchObject({ ok: false, code: 'wrong-chat' });
    },
  );

  test('are refused when nothing takes them, when there are none, and when they are no files', async () => {
    const { page, frame, chat } = await openChat('composer=no-paste');
    expect(await attach(frame, chat, ['prices.txt'])).toMatchObject({ ok: false, code: 'refused' });
    expect(await attach(frame, chat, [])).toMatchObject({ ok: false, code: 'empty' });
    expect(await ask(frame, 'files.attach', { chat, files: ['prices.txt'] })).toMatchObject({
      ok: false,
      code: 'unsupported',
    });
    expect(await page.evaluate(() => window.standIn.attachments())).toEqual([]);
  });
});
