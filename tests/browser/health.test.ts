import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import {
  byRole,
  clickRole,
  railFrame,
  sidebarFrame,
  typeInto,
  waitForText,
} from '@/tests/support/harness/find';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { addFollowUp, addLabel, addNote } from '@/tests/support/journey/steps';
import { violations } from '@/tests/support/journey/axe';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';

import type { Product } from '@/tests/support/harness/product';
import type { Frame, Page, Target } from 'puppeteer';

const shelf = createShelf();
let standIn: StandInServer;
let product: Product;

beforeAll(async () => {
  standIn = await serveStandIn();
  product = await shelf.start(standIn);
  await product.accept();
});
afterEach(() => product.assertClean());
afterAll(async () => {
  await shelf.closeAll();
  await standIn.close();
});

/** A folder for pictures of these screens, for whoever looks at them. */
const pictures = process.env['HEALTH_PICTURES'];
const canaries = ['CANARYNAME', 'CANARYTEXT', 'canaryid', 'canaryattr', 'canary-tag', '447700900'];

/** Opens Work in WhatsApp's page and its health page. */
async function openHealth(page: Page): Promise<Frame> {
  const contact = await sidebarFrame(page, 'contact');
  await clickRole(contact, 'button', 'Work');
  const work = await sidebarFrame(page, 'work');
  await clickRole(work, 'button', 'What works here');
  return work;
}

/** The page in Chrome's side panel, by Chrome's own word that it is one. */
async function sidePanelPage(): Promise<Page> {
  const isPanel = (each: Target): boolean =>
    each.type() === 'page' && each.url().endsWith('/sidebar.html?view=work');
  const target = await product.browser.waitForTarget(isPanel, { timeout: 10_000 });
  const worker = await product.worker();
  const places = await worker.evaluate(async () =>
    (await chrome.runtime.getContexts({})).map(({ contextType, documentUrl }) => [contextType, documentUrl]),
  );
  expect(places).toContainEqual(['SIDE_PANEL', expect.stringContaining('/sidebar.html?view=work')]);
  return target.asPage();
}

/** Somebody nobody saved before, with all that one keeps about a customer, without any help of WhatsApp Web. */
async function keepByHand(panel: Page): Promise<void> {
  await clickRole(panel, 'button', 'Add somebody by hand');
  await typeInto(panel, 'Name', 'Ravi Kumar');
  await typeInto(panel, 'Phone', '123456789012345@lid');
  await clickRole(panel, 'button', 'Save with this number');
  await waitForText(panel, 'That is a WhatsApp id, not a phone number.');
  if (pictures !== undefined) await panel.screenshot({ path: `${pictures}/by-hand.png` });
  const phone = await byRole(panel, 'textbox', 'Phone');
  await phone.evaluate((box) => box instanceof HTMLInputElement && box.select());
  await phone.type('+91 98640 54321');
  await clickRole(panel, 'button', 'Save with this number');
  await byRole(panel, 'heading', 'Ravi Kumar');
  await waitForText(panel, '+91 98640 54321');
  await addNote(panel, 'Wants six chairs');
  await addLabel(panel, 'Furniture');
  await addFollowUp(panel, 'Call about chairs', 'tomorrow 5 pm');
  await clickRole(panel, 'button', 'Open chat');
  await waitForText(panel, 'Copy \u2068+91 98640 54321\u2069');
  await clickRole(panel, 'button', 'Back');
  await (await byRole(panel, 'searchbox', 'Search')).type('six chairs');
  await panel.waitForSelector('[role="option"]');
  await waitForText(panel, '1 result');
}

const textOf = (place: Frame | Page): Promise<string> => place.evaluate(() => document.body.innerText);

describe('the health page', () => {
  test('says in plain words what works, and its report holds no text and no id of the page', async () => {
    const { page } = await product.chat('chats=12&load=20&settle=50&history=50', 1);
    await page.evaluate(() => {
      window.standIn.rename(1, 'CANARYNAME Verma');
      window.standIn.incoming(1, 'CANARYTEXT 250');
      const odd = document.createElement('canary-tag');
      odd.id = 'canaryid';
      odd.setAttribute('canaryattr', 'CANARYTEXT');
      odd.className = 'CANARYNAME';
      document.querySelector('#main header')?.append(odd);
      document.body.append(odd.cloneNode(true));
    });
    const work = await openHealth(page);
    await waitForText(work, 'Everything works.');
    await waitForText(work, 'Knows whose chat is open');
    await clickRole(work, 'button', 'For whoever helps you');
    await clickRole(work, 'button', 'Copy report');
    await waitForText(work, 'Copied.');
    const report = await work.$eval('pre', (element) => element.textContent ?? '');
    expect(report).toMatch(/chat \| works \| modules \| ChatCollection.getActive/);
    expect(report).toMatch(/footer\[/);
    expect(report).toContain('?[');
    expect(report.split('\n').length).toBeGreaterThan(30);
    expect(canaries.filter((each) => report.includes(each))).toEqual([]);
    expect(await violations(work)).toEqual([]);
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/work.png` });
    await page.close();
  });

  test('says what a page without modules can only guess', async () => {
    const { page } = await product.chat('chats=12&load=20&gen=no-modules&history=50', 4);
    const work = await openHealth(page);
    await waitForText(work, 'Only by the name on the screen.');
    await waitForText(work, 'Only chats with a phone number.');
    expect(await textOf(work)).toContain('Guesses');
    await page.close();
  });
});

describe('safe mode', () => {
  test('begins when the page is not understood, and the CRM goes on by hand', async () => {
    const page = await product.openWhatsApp('chats=12&load=20&settle=50&gen=future&open=1');
    const contact = await sidebarFrame(page, 'contact');
    await contact.waitForFunction(
      () => document.body.innerText.includes('Nothing on its page is trusted now'),
      { timeout: 25_000, polling: 200 },
    );
    // Nothing makes room in a page that is not understood, so Work is opened from the rail, over the page.
    await clickRole(await railFrame(page), 'button', 'Open work');
    const work = await sidebarFrame(page, 'work');
    await clickRole(work, 'button', 'What works here');
    await waitForText(work, 'Everything is done by hand now.');
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/safe.png` });
    await waitForText(work, 'Does not work now');
    const options = await product.extensionPage('options.html');
    await waitForText(options, 'Everything is done by hand now.');
    if (pictures !== undefined) {
      await options.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      await options.setViewport({ width: 360, height: 900 });
      await (
        await options.waitForSelector('::-p-aria([role="region"][name="What works here"])')
      )?.screenshot({ path: `${pictures}/options.png` });
    }
    await options.close();

    // Chrome's own side panel, opened by the press in a frame of WhatsApp Web.
    await page.bringToFront();
    await clickRole(work, 'button', 'Open beside the page');
    const panel = await sidePanelPage();
    await waitForText(panel, 'Nothing on its page is trusted now');
    await clickRole(panel, 'tab', 'Contacts');
    await keepByHand(panel);
    await page.close();
  });

  test('ends by itself when the page is understood again', async () => {
    const page = await product.openWhatsApp('chats=12&load=20&settle=50&history=50');
    const contact = await sidebarFrame(page, 'contact');
    await page.evaluate(() => {
      const kinds = ['rename-testids', 'rename-ids', 'drop-roles', 'drop-tabs', 'other-tags'] as const;
      window.standIn.drift({ seed: 5, kinds, share: 10, locale: 'en', modules: '' }, 2);
      for (const name of ['WAWebChatCollection', 'WAWebCollections', 'WAWebCmd'])
        window.standIn.removeModule(name);
    });
    await contact.waitForFunction(() => document.body.innerText.includes('WhatsApp Web has changed'), {
      timeout: 25_000,
      polling: 200,
    });
    await page.evaluate(() => window.standIn.drift(undefined, 3));
    await contact.waitForFunction(() => !document.body.innerText.includes('WhatsApp Web has changed'), {
      timeout: 15_000,
      polling: 200,
    });
    await page.close();
  });
});
