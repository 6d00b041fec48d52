import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { byRole, clickRole, hasRole, typeInto, waitForText } from '@/tests/support/harness/find';
import { runCommands } from '@/tests/support/harness/hub-commands';
import { systemIds } from '@/lib/platform/ids';
import { extensionUrl, heading, valueOf } from '@/tests/support/harness/product';
import { askHub, heldCounts } from '@/tests/support/journey/ask-hub';
import { backends, backendsOnDisk } from '@/tests/support/journey/backend';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { loadHubClient } from '@/tests/support/journey/run-hub-client';
import { addFollowUp, addLabel, addNote, countShown, saveContact } from '@/tests/support/journey/steps';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Product } from '@/tests/support/harness/product';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { Frame, Page } from 'puppeteer';

let standIn: StandInServer;
const shelf = createShelf();

beforeAll(async () => {
  standIn = await serveStandIn();
});
afterEach(() => shelf.closeAll());
afterAll(() => standIn.close());

const asha = 'Asha Verma';
const query = 'chats=24&load=20&settle=100&history=50';

async function start(sqlite: boolean): Promise<Product> {
  const product = await shelf.start(standIn, { sqlite });
  await product.accept();
  return product;
}

/** Stops the worker; what is on the screens must not go, not even for the moment until they are connected again. */
async function stopUnder(product: Product, places: readonly (Page | Frame)[]): Promise<void> {
  await Promise.all(places.map(untilConnected));
  const before = await Promise.all(places.map(settled));
  await Promise.all(places.map(watchForLoss));
  await product.stopWorker();
  for (const [index, place] of places.entries()) {
    // A page may notice the stop only now and say for a moment that it reconnects.
    await expect.poll(() => shown(place), { timeout: 10_000 }).toBe(before[index]);
    expect(await place.evaluate(() => Reflect.get(window, 'leastShown') as number)).toBeGreaterThanOrEqual(
      (before[index]?.length ?? 0) * 0.9,
    );
  }
}

/** What a page shows once all its answers are there: the same twice, a while apart. */
async function settled(place: Page | Frame): Promise<string> {
  for (let before = await shown(place); ;) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const now = await shown(place);
    if (now === before) return now;
    before = now;
  }
}

/** What a page shows, without the words that change as time goes by. */
function shown(place: Page | Frame): Promise<string> {
  return place.$eval('main', (main) => {
    const copy = main.cloneNode(true);
    if (!(copy instanceof Element)) throw new Error('A copy of an element is an element.');
    for (const time of copy.querySelectorAll('time')) time.remove();
    // The report of the health page says when each thing last worked.
    const text = (copy.textContent ?? '').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then');
    return text.replace(/Draft (not kept yet|kept)/, 'Draft');
  });
}

/** Notes the least text that a page ever showed from now on. */
async function watchForLoss(place: Page | Frame): Promise<void> {
  await place.evaluate(() => {
    const main = document.querySelector('main');
    const look = () =>
      Object.assign(window, {
        leastShown: Math.min(Number(Reflect.get(window, 'leastShown')), main?.textContent?.length ?? 0),
      });
    Object.assign(window, { leastShown: Number.POSITIVE_INFINITY });
    look();
    if (main !== null) new MutationObserver(look).observe(main, { childList: true, subtree: true });
  });
}

const untilConnected = (place: Page | Frame) =>
  place.waitForFunction(() => !document.body.innerText.includes('Reconnecting'), {
    timeout: 10_000,
    polling: 100,
  });

describe('the worker is stopped between any two steps', () => {
  test('and every screen goes on showing, writes what it is told, once', async () => {
    const product = await start(false);
    await product.stopWorker();
    const { page, contact } = await product.chat(query, asha);
    await byRole(contact, 'button', 'Save contact');
    await stopUnder(product, [contact]);
    await saveContact(contact);
    await stopUnder(product, [contact]);
    await typeInto(contact, 'Note', 'Wants the blue one');
    await stopUnder(product, [contact]);
    await typeInto(contact, 'Note', ', size M');
    await waitForText(contact, 'Draft kept');
    await stopUnder(product, [contact]);
    expect(await valueOf(contact, 'Note')).toBe('Wants the blue one, size M');
    await clickRole(contact, 'button', 'Add note');
    await product.stopWorker();
    await waitForText(contact, 'Wants the blue one, size M');
    await expect.poll(() => valueOf(contact, 'Note'), { timeout: 10_000 }).toBe('');
    await addLabel(contact, 'VIP');
    await stopUnder(product, [contact]);
    await addFollowUp(contact, 'Send the price list', 'tomorrow 4pm');
    await stopUnder(product, [contact]);

    const work = await product.extensionPage('sidebar.html?view=work');
    await waitForText(work, 'Send the price list');
    await stopUnder(product, [work, contact]);
    await (await byRole(work, 'searchbox', 'Search')).type('blue');
    await waitForText(work, 'Wants the blue one, size M');
    await stopUnder(product, [work]);

    const options = await product.extensionPage('options.html');
    await waitForText(options, '1 item');
    await stopUnder(product, [options]);
    const counts = await heldCounts(options);
    expect(counts).toMatchObject({ contacts: 1, notes: 1, labels: 1, followUps: 1 });
    const drafts = await askHub(options, 'held.rows', { table: 'drafts', offset: 0, limit: 10 });
    expect(drafts.rows.map(({ fields }) => fields['body']).join('')).toBe('');

    await page.bringToFront();
    expect(await heading(contact)).toBe(asha);
    expect(await countShown(contact, 'Wants the blue one, size M')).toBe(1);
    expect(await countShown(contact, 'Send the price list')).toBe(1);
    expect(await hasRole(contact, 'button', 'Save contact')).toBe(false);
    await addNote(contact, 'after all of that');
    expect(await page.evaluate(() => window.standIn.sends.length)).toBe(0);
    product.assertClean();
  });
});

/** As many as the law of commands has; with ONECHAT_DEEP=1 here too, in a real browser over real stops. */
const isDeep = process.env['ONECHAT_DEEP'] === '1';
const run = isDeep
  ? { many: 1_500, leastStops: 46, longestPause: 1_500, patience: 180_000 }
  : { many: 60, leastStops: 8, longestPause: 160, patience: 20_000 };
const { many } = run;
const noteNumber = (number: number) => `note ${String(number).padStart(3, '0')} of the run`;
const wanted = Array.from({ length: many }, (_, index) => noteNumber(index + 1));

async function savedContact(options: Page): Promise<string> {
  const [saved] = await runCommands(options, [
    {
      name: 'contact.save',
      args: {
        identities: [{ kind: 'phone', value: '+919864012345' }],
        source: 'typed',
        kind: 'person',
        name: asha,
      },
    },
  ]);
  return (saved as { contactId: string }).contactId;
}

/** The options page without its screen, which would count everything anew after each command. */
async function bareOptions({ browser }: Product): Promise<Page> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(extensionUrl('options.html'), { waitUntil: 'load' });
  await page.setJavaScriptEnabled(true);
  return page;
}

async function noteBodies(options: Page, contactId: string): Promise<string[]> {
  const bodies: string[] = [];
  for (let count = Number.POSITIVE_INFINITY; bodies.length < count;) {
    const list = await askHub(options, 'note.list', { contactId, offset: bodies.length, limit: 200 });
    if (list.rows.length === 0) break;
    count = list.count;
    bodies.push(...list.rows.map(({ body }) => body));
  }
  return bodies.sort();
}

describe.each(backends)('commands over a port whose worker is stopped again and again, $backend', (on) => {
  // The moments are random, so a second try would hide what the first one found.
  test('are each done once', { retry: 0, timeout: 100_000 + run.patience }, async () => {
    const product = await start(on.sqlite);
    const options = await bareOptions(product);
    const contactId = await savedContact(options);
    await loadHubClient(options);
    await options.evaluate((id, count) => window.hubRun.start(id, count, 40), contactId, many);
    const tally = () => options.evaluate(() => window.hubRun.tally());
    const pauses: number[] = [];
    while ((await tally()).asked < many || pauses.length < run.leastStops) {
      pauses.push(randomInt(10, run.longestPause));
      await new Promise((resolve) => setTimeout(resolve, pauses.at(-1)));
      await product.stopWorker();
    }
    await expect.poll(tally, { timeout: run.patience }).toMatchObject({ answered: many, refused: [] });
    expect((await tally()).welcomes, `stops after ${pauses.join(' ')} ms`).toBeGreaterThan(4);

    await product.stopWorker();
    expect(await noteBodies(options, contactId), `stops after ${pauses.join(' ')} ms`).toEqual(
      [...wanted].sort(),
    );
    expect((await heldCounts(options))['notes']).toBe(many);
    expect(await backendsOnDisk(product.profileDir)).toEqual([on.backend]);
    product.assertClean();
  });
});

/** Sends notes under chosen ids and waits for every answer. */
async function sendNotes(options: Page, contactId: string, ids: readonly string[]): Promise<unknown[]> {
  return options.evaluate(
    (contact, wantedIds) =>
      new Promise<unknown[]>((resolve) => {
        const results = new Map<string, unknown>();
        const port = chrome.runtime.connect({ name: 'hub' });
        port.onMessage.addListener(
          (message: { kind: string; id: string; result?: unknown; code?: string }) => {
            if (message.kind !== 'ack' && message.kind !== 'nack') return;
            results.set(message.id, message.result ?? message.code);
            if (results.size < wantedIds.length) return;
            port.disconnect();
            resolve(wantedIds.map((id) => results.get(id)));
          },
        );
        const build = chrome.runtime.getManifest().version;
        port.postMessage({ kind: 'hello', proto: 1, build, client: crypto.randomUUID(), view: 'options' });
        for (const [index, id] of wantedIds.entries()) {
          const args = { contactId: contact, body: `sent again ${index}` };
          port.postMessage({ kind: 'cmd', id, name: 'note.add', args });
        }
      }),
    contactId,
    ids,
  );
}

describe('a command whose answer never arrived', () => {
  const newIds = () => Array.from({ length: 20 }, () => systemIds.uuid(Date.now()));

  test('is sent again with its id and done once; with a new id it would be done twice', async () => {
    const product = await start(false);
    const options = await product.extensionPage('options.html');
    const contactId = await savedContact(options);
    const ids = newIds();
    const first = await sendNotes(options, contactId, ids);
    expect(await sendNotes(options, contactId, ids)).toEqual(first);
    await product.stopWorker();
    expect(await sendNotes(options, contactId, ids)).toEqual(first);
    expect((await heldCounts(options))['notes']).toBe(20);

    await sendNotes(options, contactId, newIds());
    expect((await heldCounts(options))['notes']).toBe(40);
    product.assertClean();
  });
});
