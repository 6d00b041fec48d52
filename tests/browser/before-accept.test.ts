import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { byRole, clickRole, sidebarFrame, sidebarFrames, waitForText } from '@/tests/support/harness/find';
import { EXTENSION_ID, launchBrowser } from '@/tests/support/harness/launch';
import { extensionUrl, openChat, waitForHeading } from '@/tests/support/harness/product';
import { backendsOnDisk } from '@/tests/support/journey/backend';
import { countReads } from '@/tests/support/journey/page-reads';
import { contentScriptTraces, tracesOf } from '@/tests/support/journey/page-traces';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Product } from '@/tests/support/harness/product';
import type { PageReads } from '@/tests/support/journey/page-reads';
import type { PageTraces } from '@/tests/support/journey/page-traces';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { Page } from 'puppeteer';

const query = 'chats=24&load=20&settle=100&history=50&open=0';
const shelf = createShelf();
let standIn: StandInServer;
let product: Product;
let page: Page;
/** The page as it is in a browser without any extension. */
let untouched: PageTraces;
let requestsUntouched: readonly string[];
/** How often the open tab was read since nobody had accepted. */
let reads: () => Promise<PageReads>;

beforeAll(async () => {
  standIn = await serveStandIn();
  const bare = await launchBrowser({ standIn });
  const bareFrom = standIn.requests.length;
  const barePage = await bare.openWhatsApp(query);
  await quiet(barePage);
  untouched = await tracesOf(barePage);
  requestsUntouched = pathsSince(bareFrom);
  await bare.close();
  product = await shelf.start(standIn);
});
afterEach(() => product.assertClean());
afterAll(async () => {
  await shelf.closeAll();
  await standIn.close();
});

/** Waits until the chat is drawn and nothing changed for half a second. */
async function quiet(place: Page): Promise<void> {
  await place.waitForSelector('#main');
  await place.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(done, 500);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, 500);
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        function done(): void {
          observer.disconnect();
          resolve();
        }
      }),
  );
}

/** The paths that were asked for since then, without the part that changes with every load. */
function pathsSince(from: number): string[] {
  return standIn.requests
    .slice(from)
    .map((path) => path.replace(/\/assets\/[a-z0-9]+\//, '/assets/'))
    .sort();
}

const nothing = {
  listeners: [],
  observers: { MutationObserver: 0, ResizeObserver: 0, IntersectionObserver: 0, PerformanceObserver: 0 },
};

async function expectUntouched(place: Page): Promise<void> {
  await quiet(place);
  expect(await tracesOf(place)).toEqual(untouched);
  expect(await contentScriptTraces(place)).toEqual(nothing);
  expect(sidebarFrames(place)).toEqual([]);
}

/** What the extension itself keeps. */
async function kept(): Promise<{ databases: number; files: string[]; values: string[]; session: string[] }> {
  return (await product.worker()).evaluate(async () => {
    const files: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
    return {
      databases: (await indexedDB.databases()).length,
      files,
      values: Object.keys(await chrome.storage.local.get(null)),
      session: Object.keys(await chrome.storage.session.get(null)),
    };
  });
}

/** Clicks the icon in the toolbar while a page is in front. */
async function clickIcon(place: Page): Promise<void> {
  const extension = (await product.browser.extensions()).get(EXTENSION_ID);
  if (extension === undefined) throw new Error('The extension is not there.');
  await place.bringToFront();
  await place.triggerExtensionAction(extension);
}

const welcomePages = async (): Promise<Page[]> =>
  (await product.browser.pages()).filter((each) => each.url() === extensionUrl('welcome.html'));

describe('before Accept', () => {
  test('WhatsApp Web is as it is without the extension', async () => {
    await product.welcome();
    const from = standIn.requests.length;
    page = await product.openWhatsApp(query);
    await expectUntouched(page);
    expect(pathsSince(from)).toEqual(requestsUntouched);
  });

  test('also while it is used', async () => {
    for (const chat of [3, 6, 0]) await openChat(page, chat);
    await page.evaluate(() => window.standIn.incoming(0, 'Are you there?'));
    await expect.poll(() => page.evaluate(() => window.standIn.active()?.index)).toBe(0);
    expect(await contentScriptTraces(page)).toEqual(nothing);
    expect((await tracesOf(page)).listeners).toEqual(untouched.listeners);
  });

  test('nothing is kept: no database, no key, no value', async () => {
    expect(await kept()).toEqual({ databases: 0, files: [], values: [], session: [] });
    expect(await backendsOnDisk(product.profileDir)).toEqual([]);
  });

  test('Not now leaves it so, in the open tab and in a new one', async () => {
    const welcome = await product.welcome();
    await welcome.bringToFront();
    await clickRole(welcome, 'button', 'Not now');
    await waitForText(welcome, 'Nothing is read');
    const other = await product.openWhatsApp(query);
    await expectUntouched(other);
    await other.close();
    await page.reload();
    await page.evaluate(() => window.standIn.ready);
    await expectUntouched(page);
    expect(await kept()).toMatchObject({ databases: 0, files: [], values: ['gate'], session: [] });
    expect(await backendsOnDisk(product.profileDir)).toEqual([]);
  });

  test('nothing of the page is read while it is used, neither its document nor its modules', async () => {
    reads = await countReads(page);
    for (const chat of [3, 6, 0]) await openChat(page, chat);
    await page.evaluate(() => window.standIn.incoming(4, 'Are you there?'));
    await quiet(page);
    expect(await reads()).toEqual({ page: 0, modules: 0 });
  });

  test('the icon opens the welcome page again, also after the worker slept', async () => {
    for (const welcome of await welcomePages()) await welcome.close();
    await product.stopWorker();
    await clickIcon(page);
    await expect.poll(async () => (await welcomePages()).length, { timeout: 10_000 }).toBe(1);
    await byRole(await product.welcome(), 'button', 'Accept');
  });
});

describe('after Accept', () => {
  test('it works at once in the tab that was open, without a new install', async () => {
    await product.accept();
    await page.bringToFront();
    const contact = await sidebarFrame(page, 'contact');
    await waitForHeading(contact, 'Asha Verma');
    // The same tools that saw nothing before see us now.
    await expect.poll(async () => (await reads()).page).toBeGreaterThan(0);
    await expect.poll(async () => (await reads()).modules).toBeGreaterThan(0);
    expect((await tracesOf(page)).sheets).toBe(untouched.sheets + 1);
    expect((await tracesOf(page)).bodyChildren.length).toBeGreaterThan(untouched.bodyChildren.length);
    const own = await contentScriptTraces(page);
    // No key, no click, no wheel: what WhatsApp's own shortcuts listen to is left to it.
    expect([...new Set(own?.listeners)]).toEqual(['document visibilitychange false', 'window resize false']);
    expect(own?.observers['MutationObserver']).toBeGreaterThan(0);
    await expect.poll(async () => (await kept()).files).toEqual(['keys']);
  });

  test('Open WhatsApp Web brings the open tab to the front and loads it again; without one it opens one', async () => {
    const welcome = await product.welcome();
    const tabs = async (): Promise<Page[]> =>
      (await product.browser.pages()).filter((each) => each.url().startsWith('https://web.whatsapp.com/'));
    await page.evaluate(() => Object.assign(window, { loadedBefore: true }));
    await welcome.bringToFront();
    expect(await page.evaluate(() => document.visibilityState)).toBe('hidden');
    await Promise.all([page.waitForNavigation(), clickRole(welcome, 'button', 'Open WhatsApp Web')]);
    await page.evaluate(() => window.standIn.ready);
    expect(await page.evaluate(() => Reflect.has(window, 'loadedBefore'))).toBe(false);
    await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('visible');
    expect(await tabs()).toHaveLength(1);
    await waitForHeading(await sidebarFrame(page, 'contact'), 'Asha Verma');

    await page.close();
    await welcome.bringToFront();
    await clickRole(welcome, 'button', 'Open WhatsApp Web');
    await expect.poll(async () => (await tabs()).length, { timeout: 10_000 }).toBe(1);
    page = (await tabs())[0] ?? page;
    await sidebarFrame(page, 'contact');
    await page.goto(standIn.url(query), { waitUntil: 'load' });
    await page.evaluate(() => window.standIn.ready);
    await waitForHeading(await sidebarFrame(page, 'contact'), 'Asha Verma');
  });

  test('what the page itself can see of it is room, and nothing of what is inside', async () => {
    const seen = await tracesOf(page);
    expect(seen.frames).toBe(untouched.frames);
    expect(seen.globals).toBe(untouched.globals);
    expect(seen.storage).toEqual(untouched.storage);
    expect(await page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0);
  });

  test('Pause takes everything away again, and its end brings it back', async () => {
    const popup = await product.extensionPage('popup.html');
    await clickRole(popup, 'button', 'Pause');
    await waitForText(popup, 'Nothing is read until');
    await page.bringToFront();
    await expect.poll(() => sidebarFrames(page).length, { timeout: 10_000 }).toBe(0);
    await quiet(page);
    expect(await tracesOf(page)).toEqual(untouched);
    expect((await contentScriptTraces(page))?.listeners).toEqual([]);
    const paused = await countReads(page);
    for (const chat of [3, 0]) await openChat(page, chat);
    await quiet(page);
    expect(await paused()).toEqual({ page: 0, modules: 0 });
    const other = await product.openWhatsApp(query);
    await expectUntouched(other);
    await other.close();

    await popup.bringToFront();
    await clickRole(popup, 'button', 'End the pause');
    await page.bringToFront();
    await waitForHeading(await sidebarFrame(page, 'contact'), 'Asha Verma');
    await popup.close();
  });

  test('Switch off takes everything away for good', async () => {
    const options = await product.extensionPage('options.html');
    await clickRole(options, 'button', 'Switch off');
    await waitForText(options, 'It is off. Nothing is read.');
    await page.bringToFront();
    await expect.poll(() => sidebarFrames(page).length, { timeout: 10_000 }).toBe(0);
    await page.reload();
    await page.evaluate(() => window.standIn.ready);
    await expectUntouched(page);
  });
});
