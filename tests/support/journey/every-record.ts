import type { RecordPlace } from '@/lib/catalogue/define-record';
import type { Page } from 'puppeteer';

/**
 * Puts something into the records that a short story does not fill by itself: what a long life leaves in its places,
 * written past the product, as its own pages could.
 */
export async function fillEveryRecord(options: Page): Promise<void> {
  await options.evaluate(async () => {
    await chrome.storage.local.set({ selectors: { active: null, before: null, floor: 1, proven: [1] } });
    await chrome.storage.local.set({ tickets: [{ hash: 'x', tabId: 1, until: 1, usedBy: null }] });
    await chrome.storage.local.set({ config: { text: null, askedAt: 1, refused: null } });
    await chrome.storage.session.set({ 'receipt.x': { contactId: 'x', at: 1, erased: [], checks: [] } });
    await chrome.action.setBadgeText({ text: 'II' });
    const [{ name = '' } = {}] = await indexedDB.databases();
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('The store could not be opened')));
    });
    await new Promise<void>((resolve, reject) => {
      const change = database.transaction('meta', 'readwrite');
      change.addEventListener('complete', () => resolve());
      change.addEventListener('error', () => reject(new Error('The store could not be written')));
      // Does not open with the key: it counts where it lies, and as damaged.
      change.objectStore('meta').put({ k: 'aside.raw', v: 1, b: new Uint8Array(64) });
    });
    database.close();
  });
}

/** What is left in each place that a record can lie in, read by the page itself. */
export function leftAnywhere(options: Page): Promise<Record<RecordPlace['in'], readonly string[]>> {
  return options.evaluate(async () => {
    const files: string[] = [];
    const folder = (await navigator.storage.getDirectory()) as unknown as { keys(): AsyncIterable<string> };
    for await (const name of folder.keys()) files.push(name);
    const databases = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const badge = await chrome.action.getBadgeText({});
    return {
      files,
      ...{ meta: databases, done: databases, quarantine: databases },
      local: Object.keys(await chrome.storage.local.get(null)),
      session: Object.keys(await chrome.storage.session.get(null)),
      alarms: (await chrome.alarms.getAll()).map(({ name }) => name),
      icon: badge === '' ? [] : [badge],
    };
  });
}
