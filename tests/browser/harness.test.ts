import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFile, readdir, rm } from 'node:fs/promises';

import { byRole, clickRole, sidebarFrame } from '@/tests/support/harness/find';
import { isSqlite } from '@/tests/support/harness/raw-scan/sqlite';
import { launchBrowser } from '@/tests/support/harness/launch';
import { makeProfile, removeProfile } from '@/tests/support/harness/profile';
import { rawProfileScan } from '@/tests/support/harness/raw-scan/scan';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import { makeHarnessExtension } from './harness-extension';

import type { Page } from 'puppeteer';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';

let standIn: StandInServer;
let extensionDir: string;

beforeAll(async () => {
  standIn = await serveStandIn();
  extensionDir = await makeHarnessExtension();
});

afterAll(async () => {
  await standIn.close();
  await rm(extensionDir, { recursive: true });
});

describe('launchBrowser', () => {
  test('finds the frame in a closed shadow root and reports what frame and worker complain about', async () => {
    const running = await launchBrowser({ extensionDir, standIn });
    const page = await running.openWhatsApp('chats=10');
    const frame = await sidebarFrame(page, 'contact');
    await byRole(frame, 'button', 'Save contact');
    running.assertClean();
    await clickRole(frame, 'button', 'Save contact');
    await expect.poll(() => running.problems.all.length, { timeout: 5_000 }).toBeGreaterThanOrEqual(3);
    const texts = running.problems.all.map((problem) => problem.text).join('\n');
    expect(texts).toContain('frame complained on purpose');
    expect(texts).toContain('frame rejected on purpose');
    expect(texts).toContain('worker failed on purpose');
    expect(() => running.assertClean()).toThrow('frame complained on purpose');
    running.problems.allow('frame complained on purpose');
    await running.close();
    expect(existsSync(running.profileDir)).toBe(false);
  });

  test('a stopped worker is gone and the next message wakes it', async () => {
    const running = await launchBrowser({ extensionDir, standIn });
    const page = await running.extensionPage('sidebar.html?view=contact');
    const first = await running.worker();
    await first.evaluate(() => Object.assign(globalThis, { mark: 1 }));
    await running.stopWorker();
    expect(await page.evaluate(() => chrome.runtime.sendMessage('hello'))).toBe('hello');
    // The driver may still name the one that was stopped for a moment; that one does not answer. Asked to stop twice,
    // because it took long, it may have stopped twice: each look wakes it.
    const marked = async () => {
      await page.evaluate(() => chrome.runtime.sendMessage('hello'));
      return (await running.worker()).evaluate(() => 'mark' in globalThis).catch(() => 'no answer');
    };
    await expect.poll(marked, { timeout: 10_000 }).toBe(false);
    running.assertClean();
    await running.close();
  });

  test('a killed browser leaves a profile that the next one goes on with', async () => {
    const profileDir = await makeProfile();
    const first = await launchBrowser({ extensionDir, standIn, profileDir });
    const page = await first.extensionPage('sidebar.html?view=contact');
    await page.evaluate(() => chrome.storage.local.set({ kept: 'over the kill' }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await first.kill();
    expect(first.browser.connected).toBe(false);
    const second = await launchBrowser({ extensionDir, standIn, profileDir });
    const again = await second.extensionPage('sidebar.html?view=contact');
    expect(await again.evaluate(() => chrome.storage.local.get('kept'))).toEqual({ kept: 'over the kill' });
    await second.close();
    await removeProfile(profileDir);
  });
});

/** Writes rows into a database of the page: short ones, and long ones that the browser compresses. */
function writeRows(page: Page, words: readonly string[]): Promise<void> {
  return page.evaluate(
    (texts) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('positive-control', 1);
        request.addEventListener('upgradeneeded', () => request.result.createObjectStore('row'));
        request.addEventListener('error', () => reject(new Error('no database')));
        request.addEventListener('success', () => {
          const transaction = request.result.transaction('row', 'readwrite', { durability: 'strict' });
          texts.forEach((text, index) => {
            transaction.objectStore('row').put(text, index);
            transaction
              .objectStore('row')
              .put({ filler: 'lorem ipsum '.repeat(9_000), text: `long ${text}` }, `long${index}`);
          });
          transaction.addEventListener('complete', () => resolve());
        });
      }),
    words,
  );
}

/** The contents of the files in which the browser keeps its IndexedDB databases. */
async function indexedDbFiles(profileDir: string): Promise<Buffer[]> {
  const folder = join(profileDir, 'Default', 'IndexedDB');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name))));
}

describe('rawProfileScan', () => {
  const words = Array.from({ length: 60 }, (_, index) => `Zebrafish ${index * 7919} in the ledger`);
  const unicode = 'আশা বৰুৱা 8841';

  test.each([
    ['LevelDB', false],
    ['SQLite', true],
  ])('finds every row that a page stored through %s, and nothing that it did not', async (_, sqlite) => {
    const profileDir = await makeProfile();
    const running = await launchBrowser({ standIn, profileDir, sqlite });
    const page = await running.openWhatsApp('chats=10');
    await writeRows(page, [...words, unicode]);
    await running.close();
    expect((await indexedDbFiles(profileDir)).some((file) => isSqlite(file))).toBe(sqlite);
    const absent = 'Walrus 4471 was never stored';
    const wanted = [...words, ...words.map((word) => `long ${word}`), unicode];
    const hits = await rawProfileScan(profileDir, [...wanted, absent]);
    const found = new Set(hits.map((hit) => hit.needle));
    expect(wanted.filter((word) => !found.has(word))).toEqual([]);
    expect(found.has(absent)).toBe(false);
    await removeProfile(profileDir);
  });
});
