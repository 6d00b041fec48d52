import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { byRole, clickRole, sidebarFrame, typeInto, waitForText } from '@/tests/support/harness/find';
import { openChat, waitForHeading } from '@/tests/support/harness/product';
import { violations } from '@/tests/support/journey/axe';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { addFollowUp, addLabel, addNote, dismissMessages, saveContact } from '@/tests/support/journey/steps';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Product } from '@/tests/support/harness/product';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { Frame, KeyInput, Page } from 'puppeteer';

const query = 'chats=24&load=20&settle=100&history=50';
const themes = ['light', 'dark'] as const;
const shelf = createShelf();
let standIn: StandInServer;
let product: Product;

beforeAll(async () => {
  standIn = await serveStandIn();
  product = await shelf.start(standIn);
});
afterEach(() => product.assertClean());
afterAll(async () => {
  await shelf.closeAll();
  await standIn.close();
});

/** Looks at a page of ours in both themes. */
async function expectAccessible(page: Page): Promise<void> {
  for (const theme of themes) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    expect(await violations(page), theme).toEqual([]);
  }
}

/** Opens every heading that can be opened. */
async function openEverything(page: Page): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (const button of await page.$$(':is(h2, h3, h4) button[aria-expanded=false]'))
      if (await button.isVisible()) await button.click();
  }
}

describe('no violation of WCAG 2.2 AA', () => {
  test('on the welcome page, before and after Accept, with all details open', async () => {
    const welcome = await product.welcome();
    await byRole(welcome, 'button', 'Accept');
    await expectAccessible(welcome);
    await openEverything(welcome);
    await expectAccessible(welcome);
    await clickRole(welcome, 'button', 'Accept');
    await byRole(welcome, 'button', 'Open WhatsApp Web');
    await expectAccessible(welcome);
  });

  test.each(themes)('in the contact sidebar, saved or not, with everything open, %s', async (theme) => {
    const chat = { light: 'Asha Verma', dark: 'Daniel Almeida' }[theme];
    const { page, contact } = await product.chat(`${query}&theme=${theme}`, chat);
    expect(await contact.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme);
    expect(await violations(contact)).toEqual([]);
    await saveContact(contact);
    await addNote(contact, 'Wants the blue one, size M');
    await addLabel(contact, `VIP ${theme}`);
    await dismissMessages(contact);
    await addFollowUp(contact, 'Send the price list', 'tomorrow 4pm');
    await clickRole(contact, 'button', 'Timeline');
    await contact.waitForSelector('ol li');
    expect(await violations(contact)).toEqual([]);
    await clickRole(contact, 'button', 'Add label');
    await byRole(contact, 'textbox', 'Find or make a label');
    expect(await violations(contact)).toEqual([]);
    await page.keyboard.press('Escape');
    await clickRole(contact, 'button', 'Help');
    await waitForText(contact, 'Keyboard shortcuts');
    expect(await violations(contact)).toEqual([]);
    await page.close();
  });

  test('on the options page, with everything open, and in its two dialogs', async () => {
    const options = await product.extensionPage('options.html');
    await waitForText(options, '2 items');
    await expectAccessible(options);
    await openEverything(options);
    await waitForText(options, 'Wants the blue one, size M');
    await expectAccessible(options);
    await clickRole(options, 'button', 'Erase a customer');
    await clickRole(options, 'button', 'Asha Verma +44 7700 900100');
    await typeInto(options, 'Name', 'Asha');
    await expectAccessible(options);
    await options.keyboard.press('Escape');
    await clickRole(options, 'button', 'Erase everything on this computer');
    await byRole(options, 'textbox', 'Confirmation');
    await expectAccessible(options);
    await options.close();
  });

  test('in the popup', async () => {
    const popup = await product.extensionPage('popup.html');
    await byRole(popup, 'button', 'Pause');
    await waitForText(popup, '2 contacts');
    await expectAccessible(popup);
    await popup.close();
  });
});

/** What has the keyboard in a frame: its name, and whether one can see that it has. */
function focused(frame: Frame): Promise<{ name: string; seen: boolean } | null> {
  return frame.evaluate(() => {
    const element = document.activeElement;
    if (!document.hasFocus() || element === null || element === document.body) return null;
    const labels = 'labels' in element ? [...(element.labels as NodeListOf<HTMLElement>)] : [];
    const name = element.getAttribute('aria-label') ?? labels[0]?.innerText ?? element.textContent ?? '';
    // A box may show it by the frame around it.
    const seen = [element, element.parentElement ?? element].some((each) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(each);
      return outlineStyle !== 'none' && outlineWidth !== '0px';
    });
    return { name: name.trim(), seen };
  });
}

/** Presses Tab until something of that name has the keyboard; everything on the way must show that it has it. */
async function tabTo(frame: Frame, name: string, key: KeyInput = 'Tab'): Promise<void> {
  const page = frame.page();
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    const now = await focused(frame);
    if (now !== null) {
      expect(now.seen, `the focus is seen on ${now.name}`).toBe(true);
      if (now.name === name) return;
      passed.push(now.name);
    }
    if (key === 'Tab') await page.keyboard.press('Tab');
    else await pressTogether(page, ['Shift', 'Tab']);
  }
  throw new Error(`Tab never came to "${name}", only to: ${passed.join(', ')}`);
}

async function pressTogether(page: Page, keys: readonly KeyInput[]): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.toReversed()) await page.keyboard.up(key);
}

describe('the main job without a mouse', () => {
  const chat = 2;

  test('saves, notes, labels, promises, finds and opens again by keys alone', async () => {
    const { page, contact } = await product.chat(query);
    const name = await page.evaluate((index) => window.standIn.chats()[index]?.title ?? '', chat);
    await openChat(page, chat);
    await waitForHeading(contact, name);
    const { keyboard } = page;
    await byRole(contact, 'button', 'Save contact');
    await tabTo(contact, 'Save contact');
    await keyboard.press('n');
    await byRole(contact, 'button', 'Add label');
    await tabTo(contact, 'Note');
    await keyboard.type('Keys only');
    await pressTogether(page, ['Control', 'Enter']);
    await waitForText(contact, 'Note added');

    await tabTo(contact, 'Add label', 'Shift');
    await keyboard.press('Enter');
    await byRole(contact, 'textbox', 'Find or make a label');
    await keyboard.type('By key');
    await tabTo(contact, 'Make “\u2068By key\u2069”');
    await keyboard.press('Enter');
    await byRole(contact, 'checkbox', 'By key');
    await keyboard.press('Escape');
    await waitForFocus(contact, 'Add label');

    await tabTo(contact, 'Add follow-up');
    await keyboard.press('Enter');
    await waitForFocus(contact, 'What to do');
    await keyboard.type('Ring back');
    await tabTo(contact, 'When');
    await keyboard.type('tomorrow 4pm');
    await waitForText(contact, 'Understood');
    await keyboard.press('Enter');
    await waitForText(contact, 'Ring back');

    await tabTo(contact, 'Work', 'Shift');
    await keyboard.press('Enter');
    const work = await sidebarFrame(page, 'work');
    await waitForText(work, 'Ring back');
    await openChat(page, 0);
    await waitForHeading(contact, 'Asha Verma');
    await tabTo(work, 'Search');
    await keyboard.type('Keys only');
    await work.waitForSelector('[role=option]');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await waitForHeading(contact, name);
    expect(await page.evaluate(() => window.standIn.active()?.index)).toBe(chat);
    expect(await page.evaluate(() => window.standIn.sends.length)).toBe(0);
  });
});

async function waitForFocus(frame: Frame, name: string): Promise<void> {
  await expect.poll(async () => (await focused(frame))?.name, { timeout: 5_000 }).toBe(name);
}
