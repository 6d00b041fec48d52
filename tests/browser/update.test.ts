import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import {
  byRole,
  clickRole,
  hasRole,
  sidebarFrames,
  typeInto,
  waitForText,
} from '@/tests/support/harness/find';
import { openChat, valueOf, waitForHeading, type Product } from '@/tests/support/harness/product';
import { projectRoot } from '@/tests/support/harness/project-root';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { addNote, saveContact } from '@/tests/support/journey/steps';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';

import type { Frame, Page } from 'puppeteer';

const shelf = createShelf();
let standIn: StandInServer;
let product: Product;
let folder: string;
let page: Page;
let contact: Frame;

beforeAll(async () => {
  standIn = await serveStandIn();
  folder = await mkdtemp(join(tmpdir(), '1chat-update-'));
  const built = resolve(projectRoot(), process.env['WXT_OUT_DIR'] ?? '.output', 'chrome-mv3');
  await cp(built, folder, { recursive: true });
  product = await shelf.start(standIn, { extensionDir: folder });
  await product.accept();
  ({ page, contact } = await product.chat('chats=24&load=20&settle=50&history=50', 'Asha Verma'));
  await page.bringToFront();
});
afterEach(() => product.assertClean());
afterAll(async () => {
  await shelf.closeAll();
  await standIn.close();
  await rm(folder, { recursive: true });
});

/** Puts a newer version where the browser loads the extension from, and lets it be loaded. */
async function update(version: string): Promise<void> {
  const path = join(folder, 'manifest.json');
  const manifest: object = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, version }));
  const worker = await product.worker();
  await product.problems.releaseWorkers();
  await worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
}

/** The contact sidebar that shows a text, whichever frame it is in by then. */
async function frameWith(text: string): Promise<Frame> {
  const until = Date.now() + 25_000;
  while (Date.now() < until) {
    for (const frame of sidebarFrames(page).filter((each) => each.url().includes('view=contact'))) {
      const shown = await frame.evaluate(() => document.body.innerText).catch(() => '');
      if (shown.includes(text)) return frame;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`No contact sidebar shows "${text}".`);
}

test('an update under an open WhatsApp Web brings the new sidebar and loses nothing', async () => {
  await saveContact(contact);
  await addNote(contact, 'written before the update');
  await typeInto(contact, 'Note', 'half a thought');
  await waitForText(contact, 'Draft kept');
  await update('0.1.9');
  contact = await frameWith('Updated to \u20680.1.9\u2069');
  await waitForHeading(contact, 'Asha Verma');
  await waitForText(contact, 'written before the update');
  await expect.poll(() => valueOf(contact, 'Note')).toBe('half a thought');
  expect(sidebarFrames(page).length).toBe(2);
});

test('the page is still read, written into and saved from, with the script from before the update', async () => {
  await clickRole(contact, 'button', 'Put into message box');
  await expect.poll(() => page.evaluate(() => window.standIn.composerText())).toBe('half a thought');
  await clickRole(contact, 'button', 'Add note');
  await expect.poll(() => valueOf(contact, 'Note')).toBe('');
  const title = await openChat(page, 14);
  await waitForHeading(contact, title);
  await openChat(page, 0);
  await waitForHeading(contact, 'Asha Verma');
  await waitForText(contact, 'half a thought');
});

test('Refresh loads WhatsApp Web anew, once a person presses it, and the notice is gone', async () => {
  const navigated = page.waitForNavigation();
  await clickRole(contact, 'button', 'Refresh');
  await navigated;
  await page.evaluate(() => window.standIn.ready);
  await openChat(page, 0);
  contact = await frameWith('written before the update');
  await waitForText(contact, 'half a thought');
  await byRole(contact, 'button', 'Add note');
  expect(await hasRole(contact, 'button', 'Refresh')).toBe(false);
  expect(await page.evaluate(() => window.standIn.sendAttempts)).toEqual([]);
});
