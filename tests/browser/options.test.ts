import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { tables } from '@/lib/catalogue/catalogue';
import { recordList } from '@/lib/catalogue/records';
import { byRole, clickRole, hasRole, typeInto, waitForText } from '@/tests/support/harness/find';
import { runCommands } from '@/tests/support/harness/hub-commands';
import { downloaded } from '@/tests/support/journey/download';
import { makeProfile, removeProfile } from '@/tests/support/harness/profile';
import { startProduct } from '@/tests/support/harness/product';
import { readExport } from '@/tests/support/read-export.mjs';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Page, Target } from 'puppeteer';
import type { Product } from '@/tests/support/harness/product';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';

const hostile = [
  '=HYPERLINK("http://evil.example","x")',
  '<img src=x onerror="document.title=`run`">',
  '\u202egnp.exe\u202c',
  'सुरेश',
];
const long = 'x'.repeat(10_000);

let standIn: StandInServer;
let product: Product;
let profileDir: string;
/** An erasure that is begun and can still be taken back. */
let waiting: { readonly product: Product; readonly options: Page; readonly began: number } | undefined;
/** When the browser with the other one was killed. */
let diedAt = 0;

beforeAll(async () => {
  standIn = await serveStandIn();
  profileDir = await makeProfile();
});

afterAll(async () => {
  await waiting?.product.close();
  await standIn.close();
  await removeProfile(profileDir);
});

/** A profile of its own for each story. */
async function start(own?: string): Promise<Product> {
  product = await startProduct(standIn, own === undefined ? {} : { profileDir: own });
  return product;
}

afterEach(async () => {
  product.assertClean();
  if (product !== waiting?.product && product.browser.connected) await product.close();
});

async function openOptions(): Promise<Page> {
  const options = await product.extensionPage('options.html');
  await byRole(options, 'button', 'Export everything');
  return options;
}

const phone = (n: number) => [{ kind: 'phone', value: `+9198640001${n}0` }];

/** Saves hostile contacts; the first has notes, a follow-up, a label and a draft. */
async function fill(options: Page): Promise<readonly string[]> {
  const saved = await runCommands(
    options,
    ['Suresh Das', ...hostile].map((name, n) => ({
      name: 'contact.save',
      args: { identities: phone(n), source: 'typed', kind: 'person', name },
    })),
  );
  const ids = (saved as { contactId: string }[]).map((each) => each.contactId);
  const contactId = ids[0];
  await runCommands(options, [
    { name: 'note.add', args: { contactId, body: '=1+1 <script>alert(1)</script>' } },
    { name: 'note.add', args: { contactId, body: long } },
    { name: 'note.add', args: { contactId: ids[1], body: 'of another' } },
    {
      name: 'follow-up.add',
      args: { contactId, title: 'Call', dueAt: Date.now() + 86_400_000, zone: 'Asia/Kolkata' },
    },
    { name: 'label.add', args: { name: 'VIP', colour: 'red', contactId } },
    { name: 'draft.save', args: { key: 'note:draft', contactId, body: 'half a thought' } },
  ]);
  return ids;
}

/** Turns over a bit of the newest change on the disk, and puts a record of somebody else beside it. */
async function spoilRecords(): Promise<void> {
  await (
    await product.worker()
  ).evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('unreadable')));
      });
    const [{ name = '' } = {}] = await indexedDB.databases();
    const database = await done(indexedDB.open(name));
    const deltas = database.transaction('delta', 'readwrite').objectStore('delta');
    const all: { k: number; v: number; b: Uint8Array }[] = await done(deltas.getAll());
    const newest = all.at(-1);
    if (newest === undefined) throw new Error('Nothing is on the disk.');
    newest.b[newest.b.length - 1] = (newest.b.at(-1) ?? 0) ^ 1;
    await done(deltas.put(newest));
    await done(deltas.put({ ...newest, k: newest.k + 1_000, b: new Uint8Array(100).fill(7) }));
    database.close();
  });
}

/** The counts that the page shows, by the title of the table. */
function shownCounts(options: Page): Promise<Record<string, string>> {
  return options.evaluate(() => {
    const region = [...document.querySelectorAll('section')].find(
      (each) => each.querySelector('h2')?.textContent === 'What we hold',
    );
    const rows = [...(region?.querySelectorAll('h3') ?? [])].map((heading) => heading.innerText.split('\n'));
    return Object.fromEntries(rows.map((lines) => [lines[0], lines[2]]));
  });
}

async function download(press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  return downloaded(product, press, (path) => {
    const python = spawnSync('python3', ['tests/support/read-export.py', path], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (!path.endsWith('.zip') || python.error !== undefined) return;
    expect((JSON.parse(python.stdout) as { problems: string[] }).problems).toEqual([]);
  });
}

// Begun first and looked at again at the end of the file: meanwhile the half minute passes in which they can be
// taken back.
describe('erasing a customer', () => {
  test('asks for the name, hides the customer at once, and takes it back', async () => {
    await start();
    await product.accept();
    const options = await openOptions();
    await fill(options);
    await choose(options, 'suresh');
    expect(await confirmIsDisabled(options)).toBe(true);
    await typeInto(options, 'Name', 'Suresh');
    expect(await confirmIsDisabled(options)).toBe(true);
    await options.keyboard.press('Escape');
    await options.waitForSelector('[role=alertdialog]', { hidden: true });
    await expect.poll(() => shownCounts(options), { timeout: 5_000 }).toMatchObject({ Contacts: '5 items' });

    await choose(options, 'suresh');
    await waitForText(options, 'To confirm, type the name');
    await confirmErasure(options);
    await waitForText(options, '4 items');
    await clickRole(options, 'button', 'Undo');
    await waitForText(options, '5 items');

    await choose(options, 'suresh');
    const began = Date.now();
    await confirmErasure(options);
    await noteTheEnd(options);
    waiting = { product, options, began };
  });

  test('is kept in mind when the browser dies', async () => {
    await start(profileDir);
    await product.accept();
    const options = await openOptions();
    await fill(options);
    await choose(options, 'suresh');
    await confirmErasure(options);
    diedAt = Date.now();
    await product.kill();
  });
});

describe('the welcome page', () => {
  test('asks with two buttons of one size and keeps to Not now', async () => {
    await start();
    const welcome = await product.welcome();
    const boxes = [await byRole(welcome, 'button', 'Accept'), await byRole(welcome, 'button', 'Not now')];
    const looks = await Promise.all(
      boxes.map((button) =>
        button.evaluate((element) => {
          const { backgroundColor, color, fontWeight, borderColor } = getComputedStyle(element);
          const { width, height } = element.getBoundingClientRect();
          return { backgroundColor, color, fontWeight, borderColor, width, height };
        }),
      ),
    );
    expect(looks[0]).toEqual(looks[1]);
    await clickRole(welcome, 'button', 'Not now');
    await waitForText(welcome, 'Nothing is read');
    await welcome.reload();
    await waitForText(welcome, 'Nothing is read');
    const worker = await product.worker();
    const places = await worker.evaluate(async () => [
      (await indexedDB.databases()).length,
      Object.keys(await chrome.storage.local.get(null)).length,
    ]);
    expect(places).toEqual([0, 1]);
    const options = await product.extensionPage('options.html');
    await waitForText(options, 'What we hold');
    // The choice itself is kept, so that nobody is asked again and again.
    const kept = async () =>
      Object.entries(await shownCounts(options)).filter(([, each]) => each !== 'Nothing');
    await expect.poll(kept).toEqual([['Your choice, as a switch', '1 item']]);
    expect(Object.keys(await shownCounts(options)).length).toBe(tables.length + recordList.length);
  });
});

describe('the options page', () => {
  test('counts what is there, shows hostile items as text, and exports every row', async () => {
    await start();
    await product.accept();
    const options = await openOptions();
    await fill(options);
    await waitForText(options, '5 items');
    const exportTop = () =>
      options.$eval('#export', (panel) => panel.getBoundingClientRect().top < window.innerHeight);
    expect(await exportTop()).toBe(false);
    await clickRole(options, 'link', 'Take it with you');
    expect(await exportTop()).toBe(true);
    await expect
      .poll(() => shownCounts(options), { timeout: 5_000 })
      .toMatchObject({
        Contacts: '5 items',
        Notes: '3 items',
        'Follow-ups': '1 item',
        Drafts: '1 item',
        'Your choices': '1 item',
        'Network ledger': 'Nothing',
      });

    await (await options.waitForSelector('section h3 button'))?.click();
    await clickRole(options, 'button', 'Look at the items');
    await waitForText(options, '<img src=x onerror=');
    expect(await options.$('img')).toBeNull();
    expect(await options.title()).not.toBe('run');

    const { name, bytes } = await download(() => clickRole(options, 'button', 'Export everything'));
    expect(name).toMatch(/^1chat-export_this-computer_\d{8}T\d{6}Z_[0-9a-f]{8}\.zip$/);
    await waitForText(options, `Saved as`);
    await waitForText(options, createHash('sha256').update(bytes).digest('hex'));
    const read = readExport(new Uint8Array(bytes));
    expect(read.problems).toEqual([]);
    expect(read.counts).toMatchObject({
      contacts: 5,
      notes: 3,
      followUps: 1,
      labels: 1,
      drafts: 1,
      consents: 1,
    });
    expect(read.rows['contacts']?.map((row) => row.fields['name'])).toEqual(
      expect.arrayContaining(['Suresh Das', hostile[0], hostile[1], hostile[3]]),
    );
    expect(read.rows['notes']?.some((row) => row.fields['body'] === long)).toBe(true);
  });

  test('sets aside what it cannot read and says so, while everything else works, until it is discarded', async () => {
    await start();
    await product.accept();
    const options = await openOptions();
    const [contactId] = await fill(options);
    await waitForText(options, '5 items');
    await spoilRecords();
    await product.stopWorker();
    const region = '::-p-aria([role=region][name="Records that cannot be read"])';
    await options.waitForSelector(region, { timeout: 10_000 });
    await waitForText(options, 'does not open with the key');
    const discards = () => options.$$('::-p-aria([role=button][name="Discard"])');
    // What the store's own books miss with them may be listed too.
    await expect.poll(async () => (await discards()).length).toBeGreaterThanOrEqual(2);
    const [added] = await runCommands(options, [{ name: 'note.add', args: { contactId, body: 'goes on' } }]);
    expect(added).toHaveProperty('noteId');
    for (let left = (await discards()).length - 1; left >= 0; left -= 1) {
      await (await discards())[0]?.click();
      await expect.poll(async () => (await discards()).length).toBe(left);
    }
    await options.waitForSelector(region, { hidden: true });
  });

  test('says so where the key cannot be read and nothing opens, and erases everything all the same', async () => {
    await start();
    await product.accept();
    const options = await openOptions();
    await fill(options);
    await waitForText(options, '5 items');
    await (
      await product.worker()
    ).evaluate(async () => {
      const keys = await (await navigator.storage.getDirectory()).getDirectoryHandle('keys');
      const file = await (await keys.getFileHandle('current.json')).createWritable();
      await file.write('{"generation":1,');
      await file.close();
    });
    await product.stopWorker();
    await waitForText(options, 'Your data cannot be opened');
    const work = await product.extensionPage('sidebar.html?view=work');
    await waitForText(work, 'Your contacts cannot be opened');
    await work.close();
    await options.bringToFront();
    await clickRole(options, 'button', 'Erase everything on this computer');
    await typeInto(options, 'Confirmation', 'ERASE');
    await clickRole(options, 'button', 'Erase everything');
    await waitForText(options, 'Every place was read again, and nothing was left.');
  });

  test('erases everything, checks every place, and starts over', async () => {
    await start();
    await product.accept();
    const welcome = await product.welcome();
    const options = await openOptions();
    await fill(options);
    await clickRole(options, 'button', 'Erase everything on this computer');
    await typeInto(options, 'Confirmation', 'erase');
    const confirm = await byRole(options, 'button', 'Erase everything');
    expect(await confirm.evaluate((button) => button.hasAttribute('disabled'))).toBe(true);
    const box = await byRole(options, 'textbox', 'Confirmation');
    await box.click({ count: 3 });
    await box.type('ERASE');
    await clickRole(options, 'button', 'Erase everything');
    await waitForText(options, 'Everything was erased');
    await waitForText(options, 'Every place was read again, and nothing was left.');
    await waitForText(options, 'Files and keys');
    const left = await (
      await product.worker()
    ).evaluate(async () => ({
      databases: (await indexedDB.databases()).length,
      values: Object.keys(await chrome.storage.local.get(null)),
      session: Object.keys(await chrome.storage.session.get(null)),
    }));
    expect(left).toEqual({ databases: 0, values: [], session: [] });
    await welcome.bringToFront();
    await byRole(welcome, 'button', 'Accept');
    expect(await hasRole(welcome, 'button', 'Open WhatsApp Web')).toBe(false);
  });
});

/** What a press in a popup opens, in a tab or in the side panel. */
async function opens(button: string, path: string): Promise<Target> {
  const popup = await product.extensionPage('popup.html');
  await byRole(popup, 'button', button);
  // The side panel stands beside the tab below the popup: here that is the popup itself, and it would go with it.
  await popup.evaluate(() => Object.assign(window, { close: () => undefined }));
  const opened = product.browser.waitForTarget((each) => each.url().endsWith(path), { timeout: 15_000 });
  await clickRole(popup, 'button', button);
  return opened;
}

describe('the popup', () => {
  test('says how things stand and pauses', async () => {
    await start();
    await product.accept();
    const popup = await product.extensionPage('popup.html');
    await byRole(popup, 'button', 'Open work');
    await clickRole(popup, 'button', 'Pause');
    await waitForText(popup, 'Nothing is read until you end the pause');
    await clickRole(popup, 'button', 'End the pause');
    await byRole(popup, 'button', 'Open work');
    // Each press closes the popup, as it should, so each needs one of its own.
    await opens('Open work', '/sidebar.html?view=work');
    const options = await (await opens('Options and your data', '/options.html')).asPage();
    await clickRole(options, 'button', 'Switch off');
    await waitForText(options, 'It is off. Nothing is read.');
    await popup.bringToFront();
    await byRole(popup, 'button', 'Open the welcome page');
  });
});

describe('the half minute after which a customer is erased', () => {
  test('is 30 s long; then every place is empty, and no export has a trace', async () => {
    if (waiting === undefined) throw new Error('No erasure was begun.');
    const { options, began } = waiting;
    product = waiting.product;
    await options.bringToFront();
    await options.waitForFunction(() => document.body.innerText.includes('The customer was erased'), {
      polling: 50,
      timeout: 45_000,
    });
    const took = (await options.evaluate(() => Number(Reflect.get(window, 'erasedAt')))) - began;
    expect(took).toBeGreaterThanOrEqual(30_000);
    expect(took).toBeLessThan(45_000);
    await waitForText(options, 'Every place was read again, and nothing was left.');
    await expect
      .poll(() => shownCounts(options), { timeout: 5_000 })
      .toMatchObject({
        Contacts: '4 items',
        Notes: '1 item',
        Drafts: 'Nothing',
      });
    const { bytes } = await download(() => clickRole(options, 'button', 'Export everything'));
    const text = new TextDecoder().decode(bytes);
    for (const trace of ['Suresh', '+919864000100', long.slice(0, 100), 'half a thought'])
      expect(text).not.toContain(trace);
    waiting = undefined;
  });

  test('passes also while the browser is dead: the next start finishes the erasure', async () => {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, diedAt + 31_000 - Date.now())));
    await start(profileDir);
    const again = await openOptions();
    await waitForText(again, '4 items');
    await again.waitForFunction(() => !document.body.innerText.includes('will be erased'), {
      polling: 50,
      timeout: 30_000,
    });
    const { bytes } = await download(() => clickRole(again, 'button', 'Export everything'));
    expect(new TextDecoder().decode(bytes)).not.toContain('Suresh');
  });
});

async function choose(options: Page, text: string): Promise<void> {
  await clickRole(options, 'button', 'Erase a customer');
  await (await byRole(options, 'searchbox', 'Name or phone number')).type(text);
  await clickRole(options, 'button', 'Suresh Das +91 98640 00100');
  await byRole(options, 'textbox', 'Name');
}

async function confirmErasure(options: Page): Promise<void> {
  await typeInto(options, 'Name', 'Suresh Das');
  await clickRole(options, 'button', 'Erase for good');
  await waitForText(options, 'will be erased for good');
}

/** Lets the page note when it first says that the customer was erased. */
async function noteTheEnd(options: Page): Promise<void> {
  await options.evaluate(() => {
    const look = (): void => {
      if (Reflect.has(window, 'erasedAt') || !document.body.innerText.includes('The customer was erased'))
        return;
      Object.assign(window, { erasedAt: Date.now() });
    };
    new MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
}

async function confirmIsDisabled(options: Page): Promise<boolean> {
  return (await byRole(options, 'button', 'Erase for good')).evaluate((button) =>
    button.hasAttribute('disabled'),
  );
}
