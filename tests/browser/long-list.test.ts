import { afterAll, beforeAll, expect, test } from 'vitest';

import { seededCrm } from '@/tests/bench/data/crm';
import { startSeeded } from '@/tests/bench/harness/seeded-product';
import { openContacts } from '@/tests/bench/harness/work-page';
import { byRole, clickRole, hasRole, waitForText } from '@/tests/support/harness/find';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Page } from 'puppeteer';
import type { SeededProduct } from '@/tests/bench/harness/seeded-product';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';

const size = 100_000;
const mostRows = 60;

let standIn: StandInServer;
let product: SeededProduct;

beforeAll(async () => {
  standIn = await serveStandIn();
  product = await startSeeded(standIn, { backend: 'leveldb', size });
});
afterAll(async () => {
  await product.close();
  await standIn.close();
});

interface Seen {
  readonly position: number;
  readonly name: string;
}

/** Counts the rows after every change of the page, so that no moment with more of them goes by unseen. */
async function watchRows(work: Page): Promise<() => Promise<number>> {
  await work.evaluate(() => {
    const count = () => document.querySelectorAll('[role=listbox] [role=option]').length;
    let most = count();
    new MutationObserver(() => (most = Math.max(most, count()))).observe(document.body, {
      childList: true,
      subtree: true,
    });
    Object.assign(window, { mostRows: () => most });
  });
  return () => work.evaluate(() => (Reflect.get(window, 'mostRows') as () => number)());
}

/** Scrolls to a part of the list (0 to 1) and waits until the rows that can be seen there have their names. */
async function scrollTo(work: Page, part: number): Promise<readonly Seen[]> {
  await work.$eval(
    '[role=listbox]',
    (list, wanted) => (list.scrollTop = (list.scrollHeight - list.clientHeight) * wanted),
    part,
  );
  const seen = await work.waitForFunction(
    (wanted, rows) => {
      const list = document.querySelector('[role=listbox]');
      const { top, bottom } = list?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
      const inView = [...(list?.querySelectorAll('[role=option]') ?? [])].filter((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > top && box.top < bottom;
      });
      const found = inView.map((row) => ({
        position: Number(row.getAttribute('aria-posinset')),
        name: row.querySelector('bdi')?.textContent ?? '',
      }));
      const isThere = found.some(({ position }) => Math.abs(position - wanted * rows) < 40);
      return isThere && found.every(({ name }) => name !== '') ? found : false;
    },
    { polling: 50, timeout: 20_000 },
    part,
    size,
  );
  return (await seen.jsonValue()) as Seen[];
}

test('100,000 contacts are one list, with only the rows near those in view in the page', async () => {
  const work = await openContacts(product);
  const mostSeen = await watchRows(work);
  const names = new Set(seededCrm(size).contacts.map(({ d }) => d['name']));

  for (const part of [0, 0.00001, 0.25, 0.5, 0.500003, 0.9, 1, 0]) {
    const seen = await scrollTo(work, part);
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.filter(({ name }) => !names.has(name))).toEqual([]);
  }
  const last = (await scrollTo(work, 1)).at(-1);
  expect(last?.position).toBe(size);
  expect(await work.$eval('[role=option]', (row) => row.getAttribute('aria-setsize'))).toBe(String(size));
  expect(await mostSeen()).toBeGreaterThan(5);
  expect(await mostSeen()).toBeLessThan(mostRows);
  product.assertClean();
});

test('another order and another label show their first rows, and still few of them', async () => {
  const work = await openContacts(product);
  const mostSeen = await watchRows(work);
  const [label, sort] = await work.$$('button[aria-haspopup=listbox]');
  const first = () => work.$eval('[role=option] bdi', (name) => name.textContent);
  const byName = await first();

  await sort?.focus();
  await work.keyboard.press('ArrowRight');
  await expect.poll(first, { timeout: 10_000 }).not.toBe(byName);
  await label?.focus();
  await work.keyboard.press('ArrowRight');
  const labelled = () => work.$eval('[role=option]', (row) => Number(row.getAttribute('aria-setsize')));
  await expect.poll(labelled, { timeout: 10_000 }).toBeLessThan(size / 20);
  expect(await labelled()).toBeGreaterThan(size / 100);
  expect(await mostSeen()).toBeLessThan(mostRows);
  product.assertClean();
});

test('the export of all of them says how far it is, and stops at once when it is told to', async () => {
  const options = await product.extensionPage('options.html');
  await clickRole(options, 'button', 'Export everything');
  const lines = () =>
    options.evaluate(() =>
      Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') ?? 0),
    );
  await expect.poll(lines, { timeout: 20_000, interval: 20 }).toBeGreaterThan(0);
  const before = await lines();
  await expect.poll(lines, { timeout: 20_000, interval: 20 }).toBeGreaterThan(before);
  await clickRole(options, 'button', 'Cancel export');
  await waitForText(options, 'The export was cancelled. Nothing was saved.');
  expect(await hasRole(options, 'button', 'Cancel export')).toBe(false);
  // Neither a part of it nor a worker that goes on with it is left behind.
  expect(await filesKept(options)).toEqual(['keys']);
  const again = await byRole(options, 'button', 'Export everything');
  expect(await again.evaluate((button) => button.hasAttribute('disabled'))).toBe(false);
  product.assertClean();
});

/** The files of the extension, by name. */
function filesKept(options: Page): Promise<string[]> {
  return options.evaluate(async () => {
    const names: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
    return names;
  });
}
