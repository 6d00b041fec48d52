import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { byRole, clickRole, hasRole, typeInto, waitForText } from '@/tests/support/harness/find';
import { waitForHeading } from '@/tests/support/harness/product';
import { heldCounts } from '@/tests/support/journey/ask-hub';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { addFact, addLabel, addNote, countShown, saveContact } from '@/tests/support/journey/steps';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Product } from '@/tests/support/harness/product';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { Frame, Page } from 'puppeteer';

const asha = 'Asha Verma';
const query = 'chats=24&load=20&settle=100&history=50';
const shelf = createShelf();
let standIn: StandInServer;
let product: Product;
let one: { page: Page; contact: Frame };
let two: { page: Page; contact: Frame };
let options: Page;

beforeAll(async () => {
  standIn = await serveStandIn();
  product = await shelf.start(standIn);
  await product.accept();
  one = await product.chat(query, asha);
  await saveContact(one.contact);
  two = await product.chat(query, asha);
  options = await product.extensionPage('options.html');
  await waitForText(options, 'What we hold');
});
afterEach(() => product.assertClean());
afterAll(async () => {
  await shelf.closeAll();
  await standIn.close();
});

/** Does something in one place and measures how long another takes to show it; both are watched by their own clock. */
async function untilSeen(place: Frame | Page, text: string, act: () => Promise<unknown>): Promise<number> {
  const seen = place.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.body.innerText.includes(wanted)) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        look();
      }),
    text,
  );
  const acted = await act();
  const end = await seen;
  return end - (typeof acted === 'number' ? acted : end);
}

/** The time at which a button was pressed, by the clock of the page. */
async function press(place: Frame, name: string): Promise<number> {
  const button = await byRole(place, 'button', name);
  const pressed = button.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        element.addEventListener('click', () => resolve(Date.now()), { once: true, capture: true });
      }),
  );
  await button.click();
  return pressed;
}

describe('two WhatsApp tabs and the options page', () => {
  test('show a note of the one in the other within a second', async () => {
    await one.page.bringToFront();
    const delays: number[] = [];
    for (const text of ['Came by at noon', 'Asked for a discount', 'Paid in cash']) {
      await typeInto(one.contact, 'Note', text);
      delays.push(await untilSeen(two.contact, text, () => press(one.contact, 'Add note')));
    }
    expect(Math.max(...delays)).toBeLessThan(1_000);
    await two.page.bringToFront();
    expect(await countShown(two.contact, 'Paid in cash')).toBe(1);
    expect((await heldCounts(options))['notes']).toBe(3);
  });

  test('count live on the options page', async () => {
    const items = () =>
      options.evaluate(() => {
        const rows = [...document.querySelectorAll('h3')].map((heading) => heading.innerText.split('\n'));
        return Object.fromEntries(rows.map((lines) => [lines[0], lines[2]]));
      });
    await expect.poll(items).toMatchObject({ Contacts: '1 item', Notes: '3 items', Labels: 'Nothing' });
    await two.page.bringToFront();
    await addNote(two.contact, 'Counts at once');
    await addLabel(two.contact, 'VIP');
    await expect.poll(items, { timeout: 3_000 }).toMatchObject({ Notes: '4 items', Labels: '1 item' });
  });

  test('keep both edits of one contact, and the later one of the same field', async () => {
    await one.page.bringToFront();
    await addFact(one.contact, 'company', 'Verma Textiles');
    await two.page.bringToFront();
    await addFact(two.contact, 'quick fact', 'Allergic to wool');
    await waitForText(two.contact, 'Verma Textiles');
    await rename(two.contact, 'Asha V.');
    await one.page.bringToFront();
    await waitForHeading(one.contact, 'Asha V.');
    await waitForText(one.contact, 'Allergic to wool');
    await rename(one.contact, 'Asha One');
    for (const { page, contact } of [one, two]) {
      await page.bringToFront();
      await waitForHeading(contact, 'Asha One');
      expect(await countShown(contact, 'Verma Textiles')).toBe(1);
    }
  });

  test('keep a half-typed text of the one apart from the other and from what is stored', async () => {
    await one.page.bringToFront();
    await typeInto(one.contact, 'Note', 'half a thought');
    await waitForText(one.contact, 'Draft kept');
    expect((await heldCounts(options))['notes']).toBe(4);
    const box = await byRole(one.contact, 'textbox', 'Note');
    await box.click({ count: 3 });
    await one.page.keyboard.press('Backspace');
    await waitForText(one.contact, 'Ctrl+Enter');
  });

  test('blank when the customer is erased, and show them again after Undo', async () => {
    await options.bringToFront();
    await clickRole(options, 'button', 'Erase a customer');
    await clickRole(options, 'button', 'Asha One +44 7700 900100');
    await typeInto(options, 'Name', 'Asha One');
    await clickRole(options, 'button', 'Erase for good');
    await waitForText(options, 'will be erased for good');
    for (const { page, contact } of [one, two]) {
      await page.bringToFront();
      await byRole(contact, 'button', 'Save contact');
      await waitForHeading(contact, asha);
      for (const text of ['Came by at noon', 'Verma Textiles', 'Allergic to wool', 'VIP'])
        expect(await contact.$eval('main', (main) => main.innerText)).not.toContain(text);
    }
    await options.bringToFront();
    await clickRole(options, 'button', 'Undo');
    await options.waitForFunction(() => !document.body.innerText.includes('will be erased for good'), {
      polling: 50,
    });
    for (const { page, contact } of [one, two]) {
      await page.bringToFront();
      await waitForHeading(contact, 'Asha One');
      await waitForText(contact, 'Came by at noon');
      expect(await hasRole(contact, 'button', 'Save contact')).toBe(false);
    }
    expect(await options.evaluate(() => document.body.innerText)).not.toContain('The customer was erased');
  });

  test('blank when everything is erased', async () => {
    await options.bringToFront();
    await clickRole(options, 'button', 'Erase everything on this computer');
    await typeInto(options, 'Confirmation', 'ERASE');
    await clickRole(options, 'button', 'Erase everything');
    await waitForText(options, 'Everything was erased');
    for (const { page } of [one, two]) {
      await expect
        .poll(() => page.frames().filter((frame) => frame.url().startsWith('chrome-extension:')).length)
        .toBe(0);
      expect(await page.evaluate(() => document.documentElement.className)).not.toContain('onechat');
      expect(await page.evaluate(() => window.standIn.sends.length)).toBe(0);
    }
  });
});

async function rename(contact: Frame, name: string): Promise<void> {
  await clickRole(contact, 'button', 'Edit name');
  const box = await byRole(contact, 'textbox', 'Name');
  await box.click({ count: 3 });
  await box.type(name);
  await contact.page().keyboard.press('Enter');
  await waitForHeading(contact, name);
}
