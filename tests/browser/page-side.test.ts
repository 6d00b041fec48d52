import { rm } from 'node:fs/promises';
import type { Frame, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { HostVerb } from '@/lib/messaging/wire/host';
import type { ShownMessage } from '@/lib/whatsapp/page/read-messages';
import { packagedSelectors } from '@/lib/whatsapp/selectors/packaged';
import { cleanTitle } from '@/lib/whatsapp/text/clean-title';
import { phoneOfTitle } from '@/lib/whatsapp/text/phone-title';
import { byRole, railFrame, sidebarFrame, sidebarFrames } from '@/tests/support/harness/find';
import { launchBrowser, type RunningBrowser } from '@/tests/support/harness/launch';
import { bundleModule } from '@/tests/support/page-side/bundle-module';
import {
  ask,
  callsOf,
  connectTo,
  isClosed,
  lastView,
  openWithFrame,
  setGate,
  startOver,
  viewsOf,
  whatsAppTab,
  type SeenView,
} from '@/tests/support/page-side/page-side';
import type { ChatsPage } from '@/lib/messaging/wire/chat-list';
import type { HostHealth } from '@/lib/messaging/wire/health';
import { makePageSideExtension } from '@/tests/support/page-side/test-extension';
import type { ChatTruth } from '@/tests/support/whatsapp-web/control-api';
import { LOCALES } from '@/tests/support/whatsapp-web/page/words';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';

let standIn: StandInServer;
let extensionDir: string;
let running: RunningBrowser;
/** A browser without the extension, to compare with. */
let bare: RunningBrowser;

beforeAll(async () => {
  standIn = await serveStandIn();
  extensionDir = await makePageSideExtension();
  [running, bare] = await Promise.all([launchBrowser({ extensionDir, standIn }), launchBrowser({ standIn })]);
  await running.openWhatsApp('chats=1');
});

afterAll(async () => {
  await Promise.all([running.close(), bare.close()]);
  await standIn.close();
  await rm(extensionDir, { recursive: true });
});

beforeEach(() => startOver(running));

afterEach(() => running.assertClean());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Files cannot cross into the frame, so the call is made there. */
const attach = (frame: Frame, chat: string): Promise<unknown> =>
  frame.evaluate(
    (to) =>
      (self as unknown as { ask(verb: string, args: object): Promise<unknown> }).ask('files.attach', {
        chat: to,
        files: [new File(['x'], 'x.txt')],
      }),
    chat,
  );

/** What the page's document looks like from outside, where we could have left traces. */
const traces = (page: Page): Promise<unknown> =>
  page.evaluate(() => ({
    html: document.documentElement
      .getAttributeNames()
      .map((name) => [name, document.documentElement.getAttribute(name)]),
    body: document.body.getAttributeNames(),
    children: [...document.body.children].map((child) => child.tagName),
    sheets: document.adoptedStyleSheets.length,
    width: Math.round(document.querySelector('#app')?.getBoundingClientRect().width ?? 0),
    tags: document.querySelectorAll('iframe, style, [src^="chrome-extension"], [href^="chrome-extension"]')
      .length,
    frames: window.length,
  }));

/** How many listeners of any world hang on the page's main objects; a world is told only of its own. */
async function listeners(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if ((context.auxData as { readonly frameId?: string }).frameId === mainFrame) worlds.push(context.id);
  });
  const { frameTree } = await session.send('Page.getFrameTree');
  const mainFrame = frameTree.frame.id;
  await session.send('Runtime.enable');
  let count = 0;
  for (const contextId of worlds)
    for (const expression of ['window', 'document', 'document.documentElement', 'document.body']) {
      const { result } = await session.send('Runtime.evaluate', { expression, contextId });
      const found = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' });
      count += found.listeners.length;
    }
  await session.detach();
  return count;
}

/** Waits until the newest view names this chat, or says what it names instead. */
async function settled(frame: Frame, title: string): Promise<SeenView> {
  await expect
    .poll(async () => (await lastView(frame))?.chat?.title, { timeout: 5_000, interval: 30 })
    .toBe(title);
  const view = await lastView(frame);
  if (view === undefined) throw new Error('no view');
  return view;
}

const truths = (page: Page): Promise<ChatTruth[]> => page.evaluate(() => window.standIn.chats());
const openChat = (page: Page, index: number): Promise<void> =>
  page.evaluate((each) => window.standIn.openChat(each), index);

/** True when title and identities of a view belong to one and the same chat of the page. */
function isTrue(view: SeenView, truth: ChatTruth): boolean {
  const { chat } = view;
  if (chat === null) return false;
  const known = new Set(
    [
      truth.phone === undefined ? undefined : `phone:+${truth.phone}`,
      truth.lid === undefined ? undefined : `lid:${truth.lid}@lid`,
      truth.username === undefined ? undefined : `username:${truth.username}`,
      truth.id.endsWith('@g.us') ? `jid:${truth.id}` : undefined,
    ].filter((key) => key !== undefined),
  );
  const all = chat.identities.every(({ kind, value }) => known.has(`${kind}:${value}`));
  return chat.title === cleanTitle(truth.title) && all;
}

/** Switches as fast as a hand never would and answers the chats in the order in which they were opened. */
async function switchAround(page: Page, indexes: readonly number[]): Promise<void> {
  await page.evaluate(async (list) => {
    for (const [step, index] of list.entries()) {
      window.standIn.openChat(index);
      const wait = [0, 3, 9, 17, 30, 45, 70][(step * 5) % 7] ?? 0;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }, indexes);
}

/** What the sidebar is told about the unread messages of these chats. */
async function countsOf(
  frame: Frame,
  all: readonly ChatTruth[],
  indexes: readonly number[],
): Promise<(number | undefined)[]> {
  const ask100 = { which: 'all', offset: 0, limit: 100 };
  const { value } = (await ask(frame, 'chats.list', ask100)) as { readonly value: ChatsPage };
  return indexes.map((index) => {
    const title = cleanTitle(all[index]?.title ?? '');
    return value.rows.find((row) => row.title === title)?.unread;
  });
}

function walk(count: number, steps: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length: steps }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % count;
  });
}

describe('before Accept', () => {
  test('the page is as if the extension were not there', async () => {
    const page = await running.openWhatsApp('chats=10&open=1');
    const without = await bare.openWhatsApp('chats=10&open=1');
    await pause(500);
    expect(await traces(page)).toEqual(await traces(without));
    expect(await listeners(page)).toBe(await listeners(without));
    const globals = (): string[] => Object.getOwnPropertyNames(window).sort();
    expect(await page.evaluate(globals)).toEqual(await without.evaluate(globals));
    const before = await listeners(without);
    await without.close();
    expect((await callsOf(running)).map((call) => call.verb)).toEqual(['gate']);
    await setGate(running, 'open');
    await sidebarFrame(page, 'contact');
    await expect.poll(() => listeners(page)).toBeGreaterThan(before);
  });

  test('a refusal keeps it that way', async () => {
    const page = await running.openWhatsApp('chats=10&open=1');
    await setGate(running, 'declined');
    await page.reload();
    await pause(400);
    expect(sidebarFrames(page)).toEqual([]);
    expect((await callsOf(running)).map((call) => call.verb)).toEqual(['gate', 'gate']);
  });
});

describe('frames', () => {
  test.each(['', 'coop=1', 'coop=1&coep=credentialless'])(
    'stand beside WhatsApp, and the page cannot find them (%s)',
    async (headers) => {
      const { page, frame } = await openWithFrame(running, `chats=10&${headers}`);
      await sidebarFrame(page, 'work');
      expect(await page.evaluate(() => [window.length, document.querySelectorAll('iframe').length])).toEqual([
        0, 0,
      ]);
      expect(await page.evaluate(() => [...document.body.children].map((child) => child.shadowRoot))).toEqual(
        [null, null, null],
      );
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(headers !== '');
      expect(await frame.evaluate(() => location.hash)).toMatch(/^#t=ticket-[\w-]{36}$/);
      expect(await page.evaluate(() => document.querySelector('#app')?.getBoundingClientRect().width)).toBe(
        1_440 - 360,
      );
    },
  );

  test.each(['paused', 'declined'] as const)('leave the page as it was when the gate is %s', async (gate) => {
    const without = await bare.openWhatsApp('load=20&settle=50&chats=10&open=1');
    const expected = await traces(without);
    await without.close();
    const { page } = await openWithFrame(running, 'chats=10&open=1');
    await page.evaluate(() => document.documentElement.classList.add('their-own'));
    await page.evaluate(() => document.documentElement.classList.remove('their-own'));
    expect(await traces(page)).not.toEqual(expected);
    await setGate(running, gate);
    await expect.poll(() => sidebarFrames(page).length).toBe(0);
    expect(await traces(page)).toEqual({ ...(expected as object), html: expect.anything() });
    expect(await page.evaluate(() => document.documentElement.className)).toBe('');
    const calls = (await callsOf(running)).length;
    await openChat(page, 2);
    await pause(2_000);
    expect((await callsOf(running)).length).toBe(calls);
    await setGate(running, 'open');
    const again = await sidebarFrame(page, 'contact');
    await settled(again, cleanTitle((await truths(page))[2]?.title ?? ''));
  });

  test('come back with a new ticket when the page removes them, and give in when it goes on', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=10&open=0');
    const ticket = await frame.evaluate(() => location.hash);
    expect(await page.evaluate(() => window.standIn.removeOverlays())).toBe(2);
    await expect.poll(() => sidebarFrames(page).length).toBe(2);
    const back = await sidebarFrame(page, 'contact');
    await back.waitForFunction(() => 'views' in self && Array.isArray(self.views) && self.views.length > 0, {
      polling: 50,
    });
    expect(await back.evaluate(() => location.hash)).not.toBe(ticket);
    await settled(back, cleanTitle((await truths(page))[0]?.title ?? ''));
    const hidden = await page.evaluate(async () => {
      const own = [...document.body.children].filter((child) => child.id !== 'app');
      for (const host of own) if (host instanceof HTMLElement) host.style.cssText = 'display: none';
      await new Promise((resolve) => setTimeout(resolve, 50));
      return own.map((host) => getComputedStyle(host).display);
    });
    expect(hidden).toEqual(['block', 'block']);
    for (let round = 0; round < 20; round += 1) {
      await page.evaluate(() => window.standIn.removeOverlays());
      await pause(30);
    }
    await expect.poll(() => page.evaluate(() => document.body.children.length)).toBe(1);
    expect(await page.evaluate(() => document.querySelector('#app')?.getBoundingClientRect().width)).toBe(
      1_440,
    );
  });

  test('stand on the other side in a right-to-left page and follow theme and language', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=10&rtl=1&open=0');
    const box = (): Promise<number[]> =>
      page.evaluate(() => {
        const app = document.querySelector('#app')?.getBoundingClientRect();
        return [Math.round(app?.left ?? 0), Math.round(app?.right ?? 0)];
      });
    expect(await box()).toEqual([360, 1_440]);
    const view = await lastView(frame);
    expect([view?.dir, view?.lang, view?.theme]).toEqual(['rtl', 'ar', 'light']);
    await page.evaluate(() => window.standIn.setTheme('dark'));
    await expect.poll(async () => (await lastView(frame))?.theme).toBe('dark');
    await page.evaluate(() => window.standIn.setLocale('hi'));
    await expect.poll(async () => (await lastView(frame))?.lang).toBe('hi');
    await expect.poll(box).toEqual([0, 1_080]);
  });

  test('fold into a rail when there is no room, and into it when the person says so', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=10&open=0&lang=hi');
    expect((await lastView(frame))?.shown).toBe('panel');
    await page.evaluate(() => window.standIn.openDrawer('info'));
    await expect.poll(async () => (await lastView(frame))?.shown).toBe('rail');
    const width = (): Promise<number | undefined> =>
      page.evaluate(() => document.querySelector('#app')?.getBoundingClientRect().width);
    expect(await width()).toBe(1_440 - 44);
    await page.evaluate(() => window.standIn.openDrawer('none'));
    await expect.poll(async () => (await lastView(frame))?.shown).toBe('panel');
    await page.setViewport({ width: 900, height: 800 });
    await expect.poll(async () => (await lastView(frame))?.shown).toBe('rail');
    const work = await byRole(await railFrame(page), 'button', 'काम खोलें');
    await work.focus();
    await page.keyboard.press('Space');
    const workFrame = await sidebarFrame(page, 'work');
    await expect.poll(async () => (await lastView(workFrame))?.shown).toBe('panel');
    await (await byRole(await railFrame(page), 'button', 'संपर्क खोलें')).focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await lastView(frame))?.shown).toBe('panel');
    expect(await ask(frame, 'panel.show', { view: 'contact', as: 'rail' })).toEqual({
      ok: true,
      value: null,
    });
    expect(await ask(frame, 'panel.show', { view: 'work', as: 'rail' })).toEqual({ ok: true, value: null });
    await expect.poll(async () => (await lastView(workFrame))?.shown).toBe('rail');
    await page.setViewport({ width: 1_440, height: 900 });
    await pause(200);
    expect((await lastView(frame))?.shown).toBe('rail');
    await page.setViewport({ width: 400, height: 800 });
    expect(await ask(frame, 'panel.show', { view: 'contact', as: 'panel' })).toEqual({
      ok: false,
      code: 'no-room',
    });
  });

  test('give the keyboard back to the composer when a focused one goes away', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=10&open=0');
    await (await frame.waitForSelector('input'))?.click();
    await ask(frame, 'panel.show', { view: 'contact', as: 'rail' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
      .toBe('conversation-compose-box-input');
  });

  test('yield to another copy that is already in the page', async () => {
    const page = await running.openWhatsApp('chats=10&open=0');
    await page.evaluate(() => document.documentElement.classList.add('onechat-room'));
    const before = await listeners(page);
    await setGate(running, 'open');
    await pause(600);
    expect(sidebarFrames(page)).toEqual([]);
    expect(await page.evaluate(() => document.body.children.length)).toBe(1);
    // It reads nothing either: whose chat is open is the other copy's business.
    expect(await listeners(page)).toBe(before);
    expect((await callsOf(running)).map((call) => call.verb)).toEqual(['gate', 'selectors']);
  });
});

describe('the open chat', () => {
  test.each(['2026-10', '2026-03', 'no-testids', 'no-modules'])(
    'is never another one, over 50 fast switches (%s)',
    async (generation) => {
      const { page, frame } = await openWithFrame(
        running,
        `chats=24&gen=${generation}&hostile=1&history=40&rows=6`,
      );
      const all = await truths(page);
      await pause(generation === 'no-modules' ? 0 : 1_000);
      const indexes = walk(all.length, 50, 7);
      await switchAround(page, indexes);
      const last = all[indexes.at(-1) ?? 0];
      await pause(400);
      const views = await viewsOf(frame);
      const shown = views.filter((view) => view.chat !== null);
      expect(shown.length).toBeGreaterThan(5);
      const opened = indexes.map((index) => all[index]).filter((truth) => truth !== undefined);
      let from = 0;
      for (const view of shown) {
        const next = opened.findIndex((truth, place) => place >= from && isTrue(view, truth));
        expect(next, `nobody opened ${JSON.stringify(view.chat)} at this time`).toBeGreaterThanOrEqual(0);
        from = next;
      }
      const final = views.at(-1);
      expect(final !== undefined && last !== undefined && isTrue(final, last)).toBe(true);
      const certainties = new Set(shown.map((view) => view.chat?.certainty));
      expect([...certainties]).toEqual([generation === 'no-modules' ? 'page-only' : 'verified']);
    },
  );

  test.each(['2026-10', 'no-modules'])(
    'is told with every kind of identity, and a LID is no phone (%s)',
    async (generation) => {
      const { page, frame } = await openWithFrame(running, `chats=12&gen=${generation}`);
      await pause(generation === 'no-modules' ? 0 : 1_000);
      const tokens = new Set<string>();
      for (const truth of await truths(page)) {
        await openChat(page, truth.index);
        const { chat } = await settled(frame, cleanTitle(truth.title));
        if (chat === null) throw new Error('no chat');
        tokens.add(chat.token);
        const phones = chat.identities.filter(({ kind }) => kind === 'phone').map(({ value }) => value);
        if (generation === 'no-modules') {
          const phone = phoneOfTitle(truth.title);
          expect(chat.identities).toEqual(phone === undefined ? [] : [{ kind: 'phone', value: phone }]);
          expect(phone ?? `+${truth.phone ?? ''}`).toBe(`+${truth.phone ?? ''}`);
          continue;
        }
        expect(phones).toEqual(truth.phone === undefined ? [] : [`+${truth.phone}`]);
        expect(chat.identities.length).toBeGreaterThan(0);
        const kind = { group: 'group', business: 'business', self: 'self' }[truth.kind as string] ?? 'person';
        expect(chat.kind).toBe(kind);
        expect(chat.certainty).toBe('verified');
      }
      expect(tokens.size).toBe(12);
    },
  );

  test.each(['gen=no-modules', 'gen=no-testids&remove=WAWebChatCollection,WAWebCollections'])(
    'is read by the page alone in each of its ten languages (%s)',
    async (query) => {
      const { page, frame } = await openWithFrame(running, `chats=24&open=0&${query}`);
      const all = await truths(page);
      const unread = all.filter((truth) => truth.unread > 0 && truth.index > 2).map(({ index }) => index);
      expect([LOCALES.length, unread.length > 1]).toEqual([10, true]);
      const number = [{ kind: 'phone', value: `+${all[1]?.phone ?? ''}` }];
      await ask(frame, 'chats.list', { which: 'all', offset: 0, limit: 100 });
      for (const locale of LOCALES) {
        await page.evaluate((lang) => window.standIn.setLocale(lang), locale);
        // A business that is named, then somebody who is only a number.
        for (const [index, identities] of [
          [2, []],
          [1, number],
        ] as const) {
          await openChat(page, index);
          const { chat } = await settled(frame, cleanTitle(all[index]?.title ?? ''));
          expect(chat, locale).toMatchObject({ identities, certainty: 'page-only' });
        }
        const view = await lastView(frame);
        expect([view?.lang, view?.dir]).toEqual([locale, ['ar', 'he'].includes(locale) ? 'rtl' : 'ltr']);
        const { value } = (await ask(frame, 'health')) as { readonly value: HostHealth };
        expect(value.capabilities.filter(({ state }) => state === 'fails')).toEqual([]);
        if (!query.includes('no-modules')) continue;
        await expect
          .poll(() => countsOf(frame, all, unread))
          .toEqual(unread.map((index) => all[index]?.unread));
      }
    },
  );

  test('changes its token between two people of one name, without modules', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=12&gen=no-modules');
    const [one, other] = (await truths(page)).filter((truth) => truth.title === 'Maria Santos');
    await openChat(page, one?.index ?? -1);
    const first = await settled(frame, 'Maria Santos');
    await openChat(page, other?.index ?? -1);
    await expect.poll(async () => (await lastView(frame))?.chat?.token).not.toBe(first.chat?.token);
    const second = await settled(frame, 'Maria Santos');
    expect(second.chat?.token).not.toBe(first.chat?.token);
    expect(second.chat?.identities).toEqual([]);
  });

  test('is nobody while the next one is being put in place', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=12&switch=400&open=0');
    await pause(1_000);
    for (const index of [3, 1, 4, 6]) {
      const at = await page.evaluate((each) => {
        const now = performance.timeOrigin + performance.now();
        window.standIn.openChat(each);
        return now;
      }, index);
      const title = cleanTitle((await truths(page))[index]?.title ?? '');
      await settled(frame, title);
      const since = (await viewsOf(frame)).filter((view) => view.at > at);
      const named = since.findIndex(({ chat }) => chat?.title === title);
      const before = since.slice(0, named);
      expect(before.at(-1)).toMatchObject({ chat: null, state: 'loading' });
      expect(before.filter((view) => view.chat !== null && view.at > at + 150)).toEqual([]);
      // It is put in place after 400 ms, by the clock of another process.
      expect((since[named]?.at ?? 0) - at).toBeGreaterThan(350);
    }
    await page.evaluate(() => window.standIn.closeChat());
    await expect.poll(async () => (await lastView(frame))?.state).toBe('no-chat');
  });

  test.each(['8,9', '3,4'])(
    'is in conflict, and nobody, when the modules name the chat before (%s)',
    async (pair) => {
      const [before = 0, now = 0] = pair.split(',').map(Number);
      const { page, frame } = await openWithFrame(running, 'chats=12&lie=stale-active');
      await pause(1_000);
      await openChat(page, before);
      await pause(300);
      const seen = (await viewsOf(frame)).length;
      await openChat(page, now);
      await expect
        .poll(async () => (await lastView(frame))?.chat?.certainty, { timeout: 6_000 })
        .toBe('conflict');
      const later = (await viewsOf(frame)).slice(seen);
      expect(later.every((view) => view.chat === null || view.chat.identities.length === 0)).toBe(true);
    },
  );

  test.each(['wrong-shape', 'throws', 'no-active'])(
    'is read from the page alone when modules answer %s',
    async (lie) => {
      const { page, frame } = await openWithFrame(running, `chats=12&lie=${lie}`);
      await pause(1_200);
      const truth = (await truths(page))[1];
      await openChat(page, 1);
      const { chat } = await settled(frame, cleanTitle(truth?.title ?? ''));
      expect(chat?.certainty).toBe('page-only');
      expect(chat?.identities).toEqual([{ kind: 'phone', value: `+${truth?.phone ?? ''}` }]);
    },
  );

  test('is unknown in a page that nobody has seen yet, and frames still work', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=12&gen=future&open=1');
    await expect.poll(async () => (await lastView(frame))?.state, { timeout: 12_000 }).toBe('unreadable');
    await openChat(page, 3);
    await pause(500);
    expect((await viewsOf(frame)).every((view) => view.chat === null)).toBe(true);
    expect(await ask(frame, 'focus.page')).toMatchObject({ ok: false, code: 'not-ready' });
    await expect.poll(async () => (await lastView(frame))?.safe, { timeout: 12_000 }).toBe(true);
  });

  test('is nobody in safe mode, and no verb reaches the page then', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=12&open=0');
    await pause(1_000);
    const { chat } = await settled(frame, cleanTitle((await truths(page))[0]?.title ?? ''));
    const token = chat?.token ?? '';
    const key = await ask(frame, 'text.insert', { chat: token, text: 'kept' });
    expect(key).toMatchObject({ ok: true });
    await page.evaluate(() => {
      const kinds = ['rename-testids', 'rename-ids', 'drop-roles', 'drop-tabs', 'other-tags'] as const;
      window.standIn.drift({ seed: 5, kinds, share: 10, locale: 'en', modules: '' }, 0);
      for (const name of ['WAWebChatCollection', 'WAWebCollections', 'WAWebCmd'])
        window.standIn.removeModule(name);
    });
    await expect.poll(async () => (await lastView(frame))?.safe, { timeout: 25_000 }).toBe(true);
    expect(await lastView(frame)).toMatchObject({ state: 'unreadable', chat: null });
    const before = await page.evaluate(() => window.standIn.composerText());
    const asked: Readonly<Record<string, unknown>> = {
      'text.insert': await ask(frame, 'text.insert', { chat: token, text: 'lost' }),
      'text.undo': await ask(frame, 'text.undo', { key: Reflect.get(Object(key), 'value') }),
      'files.attach': await attach(frame, token),
      'chat.open': await ask(frame, 'chat.open', {
        identities: [{ kind: 'phone', value: '+447700900104' }],
      }),
      'chat.signs': await ask(frame, 'chat.signs', { chat: token }),
      'focus.page': await ask(frame, 'focus.page'),
    };
    const provenance = { tier: 'page', candidate: '', at: expect.any(Number) as number };
    expect(asked).toEqual({
      'text.insert': { ok: false, code: 'not-ready', provenance },
      'text.undo': { ok: false, code: 'wrong-chat', provenance },
      'files.attach': { ok: false, code: 'not-ready', provenance },
      'chat.open': { ok: false, code: 'unsupported', provenance },
      'chat.signs': { ok: false, code: 'not-ready', provenance },
      'focus.page': { ok: false, code: 'not-ready', provenance },
    });
    expect(await ask(frame, 'chats.list', { which: 'all', offset: 0, limit: 10 })).toMatchObject({
      value: { count: 0, rows: [], extent: { tier: 'none' } },
      provenance,
    });
    expect(await page.evaluate(() => window.standIn.composerText())).toBe(before);
  });

  test('survives a redrawn page, a new name and a storm of changes', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=12&open=0');
    await pause(1_000);
    const first = await settled(frame, cleanTitle((await truths(page))[0]?.title ?? ''));
    await page.evaluate(() => window.standIn.rerenderBody());
    const again = await settled(frame, first.chat?.title ?? '');
    expect(again.chat?.identities).toEqual(first.chat?.identities);
    await page.evaluate(() => window.standIn.rename(0, 'Asha (new)'));
    await openChat(page, 4);
    await openChat(page, 0);
    await settled(frame, 'Asha (new)');
    const storm = page.evaluate(() => window.standIn.storm(1_500, 10_000));
    await pause(200);
    await openChat(page, 6);
    await settled(frame, cleanTitle((await truths(page))[6]?.title ?? ''));
    expect(await storm).toBeGreaterThan(5_000);
  });

  test('is signed out, in another window, or loading as the page is', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=12&signedout=1');
    await expect.poll(async () => (await lastView(frame))?.state).toBe('signed-out');
    await page.evaluate(() => window.standIn.signIn());
    await expect.poll(async () => (await lastView(frame))?.state).toBe('no-chat');
    const other = await openWithFrame(running, 'chats=12&conflict=1');
    await expect.poll(async () => (await lastView(other.frame))?.state, { timeout: 5_000 }).toBe('conflict');
  });

  test('is not followed while the tab is hidden, and is right again when it is seen', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=12&open=0');
    await pause(1_000);
    await settled(frame, cleanTitle((await truths(page))[0]?.title ?? ''));
    await page.evaluate(() => {
      const required = (Reflect.get(window, 'require') as (name: string) => object)('WAWebChatCollection');
      const collection = Reflect.get(required, 'ChatCollection') as object;
      const real = Reflect.get(collection, 'getActive') as () => unknown;
      Object.assign(window, { asked: 0 });
      Object.defineProperty(collection, 'getActive', {
        value() {
          Object.assign(window, { asked: Number(Reflect.get(window, 'asked')) + 1 });
          return Reflect.apply(real, collection, []);
        },
      });
    });
    const asked = (): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'asked'));
    await openChat(page, 4);
    const before = await settled(frame, cleanTitle((await truths(page))[4]?.title ?? ''));
    expect(await asked()).toBeGreaterThan(0);
    const front = await running.browser.newPage();
    await front.bringToFront();
    await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('hidden');
    await pause(500);
    const askedBefore = await asked();
    const views = (await viewsOf(frame)).length;
    for (const index of [5, 6, 7]) {
      await openChat(page, index);
      await pause(300);
    }
    const meanwhile = (await viewsOf(frame)).slice(views);
    expect(meanwhile.filter(({ chat }) => chat !== null && chat.token !== before.chat?.token)).toEqual([]);
    expect(await asked()).toBe(askedBefore);
    await front.close();
    await page.bringToFront();
    await settled(frame, cleanTitle((await truths(page))[7]?.title ?? ''));
  });

  test('is observed once per opening, in a batch, and only when it is verified', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=12');
    await pause(1_000);
    for (const index of [0, 6, 7]) {
      await openChat(page, index);
      await settled(frame, cleanTitle((await truths(page))[index]?.title ?? ''));
    }
    await pause(2_500);
    const facts = (await callsOf(running)).flatMap((call) => ('facts' in call.args ? call.args.facts : []));
    expect(facts.map((fact) => fact.kind)).toEqual(['person', 'group']);
    expect(facts[0]?.identities).toContainEqual({ kind: 'phone', value: '+447700900100' });
  });
});

describe('verbs', () => {
  test.each(['2026-10', '2026-03', 'no-testids'])(
    'open a chat without a reload by any identity (%s)',
    async (gen) => {
      const { page, frame } = await openWithFrame(running, `chats=200&open=0&gen=${gen}`);
      await pause(1_000);
      const all = await truths(page);
      const loads = standIn.requests.length;
      const far = all.find(
        (truth) => truth.index > 150 && truth.phone !== undefined && truth.kind === 'person',
      );
      const identities: [ChatTruth | undefined, object][] = [
        [all[3], { kind: 'lid', value: `${all[3]?.lid ?? ''}@lid` }],
        [all[6], { kind: 'jid', value: all[6]?.id }],
        [all[4], { kind: 'phone', value: `+${all[4]?.phone ?? ''}` }],
        [all[5], { kind: 'username', value: all[5]?.username }],
        [far, { kind: 'phone', value: `+${far?.phone ?? ''}` }],
      ];
      for (const [truth, identity] of identities) {
        expect(await ask(frame, 'chat.open', { identities: [identity] })).toMatchObject({
          ok: true,
          value: null,
        });
        expect(await page.evaluate(() => window.standIn.active()?.id)).toBe(truth?.id);
      }
      expect(await ask(frame, 'chat.open', { identities: [{ kind: 'lid', value: '1@lid' }] })).toMatchObject({
        ok: false,
        code: 'not-found',
      });
      expect(await ask(frame, 'chat.open', { identities: [{ kind: 'nonsense', value: 'x' }] })).toMatchObject(
        {
          ok: false,
          code: 'unsupported',
        },
      );
      expect(standIn.requests.length).toBe(loads);
    },
  );

  test('open a chat through a link where there are no modules', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=12&gen=no-modules&open=0');
    const all = await truths(page);
    const loads = standIn.requests.length;
    const phone = (digits: string | undefined): object => ({
      identities: [{ kind: 'phone', value: `+${digits ?? ''}` }],
    });
    expect(await ask(frame, 'chat.open', phone(all[1]?.phone))).toMatchObject({ ok: true, value: null });
    expect(await page.evaluate(() => window.standIn.active()?.index)).toBe(1);
    const open = (index: number): Promise<unknown> =>
      page.evaluate((at) => window.standIn.openChat(at), index);
    // A saved contact shows no number: WhatsApp's own database proves a name that only one person has.
    const named: [number, object][] = [
      [0, { kind: 'phone', value: `+${all[0]?.phone ?? ''}` }],
      [3, { kind: 'lid', value: `${all[3]?.lid ?? ''}@lid` }],
      [5, { kind: 'username', value: all[5]?.username }],
      [6, { kind: 'jid', value: all[6]?.id }],
    ];
    const provenance = { tier: 'storage', candidate: 'name' };
    for (const [index, identity] of named) {
      await open(1);
      expect(await ask(frame, 'chat.open', { identities: [identity] })).toMatchObject({
        ok: true,
        provenance,
      });
      expect(await page.evaluate(() => window.standIn.active()?.index)).toBe(index);
    }
    // The same group again, which is open already.
    const group = { identities: [{ kind: 'jid', value: all[6]?.id }] };
    expect(await ask(frame, 'chat.open', group)).toMatchObject({ ok: true, provenance });
    // Two people have this name: the right chat is open, but nothing here can prove it, and nothing is claimed.
    expect(await ask(frame, 'chat.open', phone(all[8]?.phone))).toMatchObject({
      ok: false,
      code: 'unproven',
    });
    expect(await page.evaluate(() => window.standIn.active()?.index)).toBe(8);
    // A group of which the database does not know; WhatsApp opens it all the same.
    await page.evaluate(async () => {
      const request = indexedDB.open('model-storage');
      await new Promise((resolve) => (request.onsuccess = resolve));
      const work = request.result.transaction('group-metadata', 'readwrite');
      work.objectStore('group-metadata').clear();
      await new Promise((resolve) => (work.oncomplete = resolve));
      request.result.close();
    });
    expect(await ask(frame, 'chat.open', group)).toMatchObject({ ok: false, code: 'unproven' });
    expect(await page.evaluate(() => window.standIn.active()?.index)).toBe(6);
    // Where the open chat shows a number, a number that WhatsApp does not know is not there for certain.
    await open(1);
    expect(await ask(frame, 'chat.open', phone('499999999999'))).toMatchObject({
      ok: false,
      code: 'not-found',
    });
    expect(await ask(frame, 'chat.open', { identities: [{ kind: 'bsuid', value: 'IN.1' }] })).toMatchObject({
      ok: false,
      code: 'unsupported',
    });
    expect(standIn.requests.length).toBe(loads);
    expect(await page.evaluate(() => document.querySelectorAll('a').length)).toBe(0);
  });

  /** Each verb that WhatsApp Web itself answers; the others are about our own frames. */
  type Asked = Exclude<HostVerb, 'panel.show' | 'page.refresh' | 'ticket'>;

  test.each([
    ['2026-10', 'modules'],
    ['no-modules', 'page'],
  ])('say with every answer who told it, by which way and when (%s)', async (gen, tier) => {
    const begun = Date.now();
    const { page, frame } = await openWithFrame(running, `chats=12&open=1&gen=${gen}`);
    await ask(frame, 'chats.list', { which: 'all', offset: 0, limit: 1 });
    await pause(1_200);
    const view = await lastView(frame);
    const chat = view?.chat?.token ?? '';
    const listed = await ask(frame, 'chats.list', { which: 'all', offset: 0, limit: 5 });
    const rows = Reflect.get(Object(Reflect.get(Object(listed), 'value')), 'rows') as readonly object[];
    const signs = await ask(frame, 'chat.signs', { chat });
    const inserted = await ask(frame, 'text.insert', { chat, text: 'who told' });
    const answers: { readonly [V in Asked]: [tier: string, answer: unknown] } = {
      'chat.open': [tier, await ask(frame, 'chat.open', { identities: view?.chat?.identities })],
      'chats.list': [tier, listed],
      'chat.signs': ['page', signs],
      'text.insert': [tier, inserted],
      'text.undo': ['page', await ask(frame, 'text.undo', { key: Reflect.get(Object(inserted), 'value') })],
      'focus.page': ['page', await ask(frame, 'focus.page')],
      health: ['page', await ask(frame, 'health')],
      'files.attach': ['page', await attach(frame, chat)],
    };
    const told = (by: string): object => ({
      tier: by,
      candidate: expect.stringMatching(/^[\w:.-]+$/) as string,
      at: expect.any(Number) as number,
    });
    const times: number[] = [];
    for (const [verb, [by, answer]] of Object.entries(answers)) {
      expect(answer, verb).toMatchObject({ ok: true, provenance: told(by) });
      times.push(Number(Reflect.get(Object(Reflect.get(Object(answer), 'provenance')), 'at')));
    }
    expect(rows.length).toBe(5);
    for (const row of rows) expect(row).toMatchObject({ provenance: told(tier) });
    expect(view?.chat?.provenance).toEqual(told(tier));
    expect(times.every((at) => at >= begun && at <= Date.now())).toBe(true);
    await page.close();
  });

  test('serve the sidebar in a tab over a runtime port, and nobody else', async () => {
    const { page } = await openWithFrame(running, 'chats=12&open=0');
    const tab = await whatsAppTab(running);
    const own = await running.extensionPage('sidebar.html?view=contact');
    await connectTo(own, tab);
    await expect
      .poll(async () => (await lastView(own))?.chat?.title)
      .toBe(cleanTitle((await truths(page))[0]?.title ?? ''));
    expect(
      await ask(own, 'chat.open', { identities: [{ kind: 'phone', value: '+447700900104' }] }),
    ).toMatchObject({
      ok: true,
      value: null,
    });
    const other = await running.extensionPage('sidebar.html?view=work');
    await connectTo(other, tab, 'something');
    await expect.poll(() => isClosed(other)).toBe(true);
    expect(await viewsOf(other)).toEqual([]);
  });
});

describe('the bridge', () => {
  test('is not open to the page, neither the first handover nor a second', async () => {
    const { page } = await openWithFrame(running, 'chats=12&open=0');
    const heard = await page.evaluate(async () => {
      const { port1, port2 } = new MessageChannel();
      let said = 0;
      port1.onmessage = () => (said += 1);
      window.dispatchEvent(new MessageEvent('1chat-bridge', { data: 'forged', ports: [port2] }));
      port1.postMessage({ verb: 'active', id: 1, text: '' });
      await new Promise((resolve) => setTimeout(resolve, 300));
      return said;
    });
    expect(heard).toBe(0);
  });

  test('goes on when the page replaces the functions that messages stand on', async () => {
    const page = await running.open(standIn.url('chats=12&open=1'));
    await page.evaluate(() => {
      const seen: unknown[] = [];
      Object.assign(window, { seen });
      MessagePort.prototype.postMessage = function spy(...values: unknown[]) {
        seen.push(values);
      };
      Object.defineProperty(MessageEvent.prototype, 'data', { get: () => seen.push('data') });
      for (const name of ['say', 'verb', 'nonce']) {
        Object.defineProperty(Object.prototype, name, {
          set(value) {
            seen.push(value);
          },
          get: () => undefined,
          configurable: true,
        });
      }
    });
    await setGate(running, 'open');
    const frame = await sidebarFrame(page, 'contact');
    await expect
      .poll(async () => (await lastView(frame))?.chat?.certainty, { timeout: 8_000 })
      .toBe('verified');
    expect(await page.evaluate(() => Reflect.get(window, 'seen'))).toEqual([]);
  });
});

describe('the messages of the open chat', () => {
  interface Truth {
    readonly id: { readonly id: string; readonly fromMe: boolean };
    readonly body: string;
  }
  const selectors = JSON.stringify(packagedSelectors);
  const read = async (page: Page): Promise<readonly ShownMessage[] | undefined> => {
    const script = await bundleModule('lib/whatsapp/page/read-messages.ts');
    return page.evaluate(
      `(${script}).readMessages(document.querySelector('footer').parentElement, ${selectors}, 60)?.messages`,
    ) as Promise<readonly ShownMessage[] | undefined>;
  };
  const toldBy = (page: Page): Promise<readonly Truth[]> =>
    page.evaluate(() => {
      const required = (Reflect.get(window, 'require') as (name: string) => object)('WAWebMsgCollection');
      const collection = Reflect.get(required, 'MsgCollection') as { getModelsArray(): Truth[] };
      return collection
        .getModelsArray()
        .map(({ id, body }) => ({ id: { id: id.id, fromMe: id.fromMe }, body }));
    });

  test.each(['2026-10', '2026-03', 'no-testids'])('are read as they are shown (%s)', async (generation) => {
    const page = await bare.openWhatsApp(`chats=12&load=20&settle=50&history=40&rows=80&gen=${generation}`);
    let certain = 0;
    for (const index of [0, 2, 5, 7, 10]) {
      await openChat(page, index);
      const hostile = '<b>&amp;</b>\nline two'.padEnd(9_000, 'x');
      await page.evaluate((each, text) => window.standIn.incoming(each, text), index, hostile);
      await pause(150);
      const told = new Map((await toldBy(page)).map((truth) => [truth.id.id, truth]));
      const messages = (await read(page)) ?? [];
      expect(messages.length).toBeGreaterThan(6);
      for (const { id, direction, text, timeText } of messages) {
        const truth = told.get(id);
        expect(text).toBe(truth?.body.slice(0, 4_000));
        expect(['unknown', truth?.id.fromMe === true ? 'out' : 'in']).toContain(direction);
        expect(timeText).toMatch(/\d{1,2}[:.]\d\d/);
        certain += direction === 'unknown' ? 0 : 1;
      }
    }
    expect(certain).toBeGreaterThan(60);
    await page.close();
  });

  test('are the newest ones, and none where the page is not understood', async () => {
    const page = await bare.openWhatsApp('chats=4&load=20&settle=50&open=0&history=10&rows=200');
    await page.evaluate(() => {
      for (let count = 0; count < 80; count += 1) window.standIn.incoming(0, `message ${count}`);
    });
    await pause(200);
    const messages = (await read(page)) ?? [];
    expect([messages.length, messages.at(-1)?.text]).toEqual([60, 'message 79']);
    await page.close();
    const future = await bare.openWhatsApp('chats=4&load=20&settle=50&open=0&gen=future');
    expect(await read(future)).toBeUndefined();
    await future.close();
  });
});

// Last, because it replaces the worker that the other tests talk to.
describe('an update of the extension', () => {
  test('leaves the page working: new frames, and a word that it is stale', async () => {
    const { page, frame } = await openWithFrame(running, 'chats=12&open=0');
    await pause(1_000);
    const ticket = await frame.evaluate(() => location.hash);
    await (await running.worker()).evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await expect
      .poll(
        async () => {
          const found = sidebarFrames(page).find((each) => each.url().includes('view=contact'));
          const view = found === undefined ? undefined : await lastView(found).catch(() => undefined);
          return view?.stale;
        },
        { timeout: 15_000 },
      )
      .toBe(true);
    const fresh = await sidebarFrame(page, 'contact');
    expect(await fresh.evaluate(() => location.hash)).toMatch(/^#t=ticket-/);
    expect(await fresh.evaluate(() => location.hash)).not.toBe(ticket);
    await openChat(page, 4);
    await settled(fresh, cleanTitle((await truths(page))[4]?.title ?? ''));
    expect(await ask(fresh, 'page.refresh')).toEqual({ ok: true, value: null });
    await page.waitForNavigation();
  });
});
