import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { byRole, clickRole, hasRole, typeInto, waitForText } from '@/tests/support/harness/find';
import { runCommands } from '@/tests/support/harness/hub-commands';
import {
  extensionUrl,
  heading,
  openChat,
  startProduct,
  waitForHeading,
  type Product,
} from '@/tests/support/harness/product';
import { screenshot } from '@/tests/support/harness/screenshot';
import { askHub } from '@/tests/support/journey/ask-hub';
import { violations } from '@/tests/support/journey/axe';
import { addNote, saveContact } from '@/tests/support/journey/steps';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';

import type { Frame, Page } from 'puppeteer';

/** Chats of the stand-in, one of each kind. */
const chats = { person: 0, unsaved: 1, lidOnly: 3, sharedOne: 8, sharedTwo: 9 } as const;

/** WhatsApp Web that is loaded soon. */
const quick = 'chats=24&load=20&settle=100';

let standIn: StandInServer;
let product: Product;

beforeAll(async () => {
  standIn = await serveStandIn();
  product = await startProduct(standIn);
  await product.accept();
});
afterEach(async () => {
  product.assertClean();
  for (const page of await product.browser.pages())
    if (page.url().includes('whatsapp.com')) await page.close();
});
afterAll(async () => {
  await product?.close();
  await standIn?.close();
});

/** What the worker holds, asked on a page of the extension that is closed again. */
async function onOptions<T>(ask: (options: Page) => Promise<T>): Promise<T> {
  const options = await product.browser.newPage();
  await options.goto(extensionUrl('options.html'));
  try {
    return await ask(options);
  } finally {
    await options.close();
  }
}

const contactNames = () =>
  onOptions(async (options) => (await askHub(options, 'contact.list', {})).rows.map((row) => row.name));
const fold = (text: string) => text.replace(/[\u2068\u2069]/g, '');

async function chooseMore(contact: Frame, choice: string): Promise<void> {
  await clickRole(contact, 'button', 'More');
  await clickRole(contact, 'menuitem', choice);
}

describe('who somebody is', () => {
  it('a chat known by its WhatsApp id alone is one person still when the number appears', async () => {
    const { page, contact } = await product.chat(quick, chats.lidOnly);
    const name = await heading(contact);
    await saveContact(contact);
    await waitForText(contact, 'WhatsApp id, no phone number known');
    await addNote(contact, 'Saved before the number was known');
    await page.evaluate((index) => window.standIn.learnPhone(index, '919864077123'), chats.lidOnly);
    await openChat(page, chats.person);
    await waitForHeading(contact, 'Asha Verma');
    await openChat(page, chats.lidOnly);
    await waitForHeading(contact, name);
    await waitForText(contact, '+91 98640 77123');
    await waitForText(contact, 'Saved before the number was known');
    expect(await contactNames()).toEqual([name]);
  });

  it('a WhatsApp id is refused as a phone number, in words', async () => {
    const { contact } = await product.chat(quick, chats.lidOnly);
    await clickRole(contact, 'button', 'Add phone');
    await typeInto(contact, 'Phone', '123456789012345@lid');
    await clickRole(contact, 'button', 'Save');
    await waitForText(contact, 'That is a WhatsApp id, not a phone number.');
    expect(await contact.$$eval('ul[aria-label="Known as"] > li', (lines) => lines.length)).toBe(2);
  });

  it('where WhatsApp Web tells nothing a person says who it is, and a pasted WhatsApp id is no number', async () => {
    const { page, contact } = await product.chat(`${quick}&gen=no-modules`, chats.lidOnly);
    await byRole(contact, 'heading', 'Who is this?');
    await typeInto(contact, 'Or their phone number', '123456789012345@lid');
    await clickRole(contact, 'button', 'Save with this number');
    await waitForText(contact, 'Ask the customer for the number.');
    expect(await violations(contact)).toEqual([]);
    await screenshot(page, 'who-is-this', { folder: 'identity', width: 1280, theme: 'dark' });
    const before = await contactNames();
    await clickRole(contact, 'button', 'This is a new contact');
    await byRole(contact, 'button', 'Add label');
    expect(await contactNames()).toHaveLength(before.length + 1);
  });

  it('two contacts become one by choice, and two again as they were', async () => {
    const { page, contact } = await product.chat(quick, chats.person);
    await saveContact(contact);
    await addNote(contact, 'Likes tea');
    const other = await openChat(page, chats.unsaved);
    await waitForHeading(contact, other);
    await saveContact(contact);
    await addNote(contact, 'Likes coffee');
    await chooseMore(contact, 'Merge with…');
    await typeInto(contact, 'Find a contact', 'Asha');
    await contact.waitForSelector('[role=dialog] li button').then((row) => row?.click());
    await byRole(contact, 'heading', 'Are these the same person?');
    await byRole(contact, 'radio', 'Asha Verma').then((radio) =>
      radio.evaluate((each) => each.closest('label')?.click()),
    );
    expect(await violations(contact)).toEqual([]);
    for (const theme of ['light', 'dark'] as const) {
      await screenshot(page, `compare-${theme}`, { folder: 'identity', width: 1280, theme });
    }
    await clickRole(contact, 'button', 'Yes, merge them');
    await waitForHeading(contact, 'Asha Verma');
    await waitForText(contact, 'Likes tea');
    await waitForText(contact, 'Likes coffee');
    expect(await contactNames()).not.toContain(other);

    await page.bringToFront();
    await openChat(page, chats.person);
    await waitForHeading(contact, 'Asha Verma');
    await waitForText(contact, 'Likes coffee');
    expect(fold(await heading(contact))).toBe('Asha Verma');
    await clickRole(contact, 'button', 'More');
    const again = await contact.waitForSelector('[role=menuitem]::-p-text(Separate)');
    await again?.click();
    await contact.waitForFunction(() => !document.querySelector('main')?.innerText.includes('Likes coffee'), {
      polling: 50,
    });
    expect(await contactNames()).toEqual(expect.arrayContaining([other, 'Asha Verma']));
    await page.bringToFront();
    await clickRole(contact, 'button', 'Undo');
    await waitForText(contact, 'Likes coffee');
  });

  it('the same name is asked about, never joined, and not asked about again', async () => {
    await onOptions((options) =>
      runCommands(options, [
        {
          name: 'contact.save',
          args: {
            identities: [{ kind: 'username', value: 'maria.s' }],
            source: 'typed',
            kind: 'person',
            name: 'Maria Santos',
          },
        },
      ]),
    );
    const { page, contact } = await product.chat(quick, chats.sharedOne);
    await saveContact(contact);
    await waitForText(contact, 'Has the same name');
    expect(await violations(contact)).toEqual([]);
    await screenshot(page, 'same-person', { folder: 'identity', width: 1280, theme: 'light' });
    await page.evaluate(() => window.standIn.setLocale('hi'));
    await waitForText(contact, 'नाम वही है');
    await screenshot(page, 'same-person-hi', { folder: 'identity', width: 1280, theme: 'dark' });
    await page.evaluate(() => window.standIn.setLocale('en'));
    await waitForText(contact, 'Has the same name');
    await clickRole(contact, 'button', 'Not the same');
    await contact.waitForFunction(() => !document.body.innerText.includes('Has the same name'), {
      polling: 50,
    });
    expect(await hasRole(contact, 'button', 'Compare')).toBe(false);
  });

  it('a chat is tied to a contact that a person picks, and says who said so', async () => {
    const { contact } = await product.chat(quick, chats.sharedTwo);
    await clickRole(contact, 'button', 'I saved this person before');
    await typeInto(contact, 'Find a contact', 'Asha');
    await contact.waitForSelector('section li button').then((row) => row?.click());
    await waitForHeading(contact, 'Asha Verma');
    await waitForText(contact, 'you said so');
  });
});
