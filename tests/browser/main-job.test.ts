import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { byRole, clickRole, hasRole, typeInto, waitForText } from '@/tests/support/harness/find';
import { heading, openChat, startProduct, valueOf, waitForHeading } from '@/tests/support/harness/product';
import { makeProfile, removeProfile } from '@/tests/support/harness/profile';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Frame, Page } from 'puppeteer';
import type { Product } from '@/tests/support/harness/product';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';

let standIn: StandInServer;
let profileDir: string;

beforeAll(async () => {
  standIn = await serveStandIn();
  profileDir = await makeProfile();
});

afterAll(async () => {
  await removeProfile(profileDir);
  await standIn.close();
});

const asha = 'Asha Verma';
const query = 'chats=24&load=20&settle=100&history=50';
const note = 'Wants the blue one, size M. कल फ़ोन करना है';
const label = 'VIP customer';
const promise = 'Send the price list';

const running = new Set<Product>();

async function start(options: Parameters<typeof startProduct>[1] = {}): Promise<Product> {
  const product = await startProduct(standIn, options);
  running.add(product);
  return product;
}

afterEach(async () => {
  for (const product of running) if (product.browser.connected) await product.close();
  running.clear();
});

interface Sitting {
  readonly product: Product;
  readonly page: Page;
  readonly contact: Frame;
}

async function sitDown({ isFirst = false } = {}): Promise<Sitting> {
  const product = await start({ profileDir });
  if (isFirst) await product.accept();
  const { page, contact } = await product.chat(query, asha);
  return { product, page, contact };
}

/** Ends the browser as a power cut would, once what was done is clean. */
async function powerCut({ product }: Sitting): Promise<void> {
  product.assertClean();
  await product.kill();
}

describe('a shop assistant’s day, with the browser killed after every saved step', () => {
  test('saves the contact in one click and it is there after a kill', async () => {
    const sitting = await sitDown({ isFirst: true });
    expect(await heading(sitting.contact)).toBe('Asha Verma');
    await clickRole(sitting.contact, 'button', 'Save contact');
    await byRole(sitting.contact, 'button', 'Add label');
    await powerCut(sitting);

    const again = await sitDown();
    await byRole(again.contact, 'button', 'Add label');
    expect(await hasRole(again.contact, 'button', 'Save contact')).toBe(false);
    await powerCut(again);
  });

  test('a draft survives a kill without being added', async () => {
    const sitting = await sitDown();
    await typeInto(sitting.contact, 'Note', note);
    await waitForText(sitting.contact, 'Draft kept');
    await powerCut(sitting);

    const again = await sitDown();
    const box = await byRole(again.contact, 'textbox', 'Note');
    await expect
      .poll(() => box.evaluate((element) => Reflect.get(element, 'value')), { timeout: 5_000 })
      .toBe(note);
    await clickRole(again.contact, 'button', 'Add note');
    await waitForText(again.contact, note);
    await expect.poll(() => valueOf(again.contact, 'Note')).toBe('');
    await powerCut(again);
  });

  test('the note is there once, and a new label stays', async () => {
    const sitting = await sitDown();
    await waitForText(sitting.contact, note);
    await clickRole(sitting.contact, 'button', 'Add label');
    await typeInto(sitting.contact, 'Find or make a label', label);
    await clickRole(sitting.contact, 'button', `Make “\u2068${label}\u2069”`);
    await expect.poll(() => valueOf(sitting.contact, 'Find or make a label')).toBe('');
    await expect.poll(async () => count(sitting.contact, note)).toBe(1);
    await powerCut(sitting);
  });

  test('a follow-up with a typed time stays', async () => {
    const sitting = await sitDown();
    await waitForText(sitting.contact, label);
    await clickRole(sitting.contact, 'button', 'Add follow-up');
    await typeInto(sitting.contact, 'What to do', promise);
    await typeInto(sitting.contact, 'When', 'tomorrow 4pm');
    await waitForText(sitting.contact, 'Understood');
    await sitting.page.keyboard.press('Enter');
    await waitForText(sitting.contact, promise);
    await powerCut(sitting);
  });

  test('all of it is there at the end, and the work sidebar finds it', async () => {
    const sitting = await sitDown();
    for (const text of [note, label, promise]) await waitForText(sitting.contact, text);
    const work = await sitting.product.extensionPage('sidebar.html?view=work');
    await waitForText(work, promise);
    const search = await byRole(work, 'searchbox', 'Search');
    await search.type('blue one');
    await waitForText(work, 'Asha Verma');
    sitting.product.assertClean();
  });
});

async function count(frame: Frame, text: string): Promise<number> {
  return frame.evaluate((wanted) => document.body.innerText.split(wanted).length - 1, text);
}

describe('a chat that is switched while a note is typed', () => {
  test('keeps each text with its own chat', async () => {
    const product = await start();
    await product.accept();
    const { page, contact } = await product.chat(query, asha);
    await typeInto(contact, 'Note', 'for asha only');
    await openChat(page, 'Daniel Almeida');
    await waitForHeading(contact, 'Daniel Almeida');
    await expect.poll(() => valueOf(contact, 'Note')).toBe('');
    await typeInto(contact, 'Note', 'for the other');
    await openChat(page, asha);
    await waitForHeading(contact, asha);
    await expect.poll(() => valueOf(contact, 'Note')).toBe('for asha only');
    expect(await page.evaluate(() => window.standIn.sends.length)).toBe(0);
    product.assertClean();
  });
});
