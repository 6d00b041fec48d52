import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { byRole, clickRole, railFrame, sidebarFrame, waitForText } from '@/tests/support/harness/find';
import { valueOf } from '@/tests/support/harness/product';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { addNote, dismissMessages, saveContact } from '@/tests/support/journey/steps';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Product } from '@/tests/support/harness/product';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { Frame, KeyInput, Page } from 'puppeteer';

const shelf = createShelf();
let standIn: StandInServer;
let product: Product;
let page: Page;
let contact: Frame;

beforeAll(async () => {
  standIn = await serveStandIn();
  product = await shelf.start(standIn);
  await product.accept();
  ({ page, contact } = await product.chat('chats=24&load=20&settle=100&history=50', 'Asha Verma'));
  await listenAsHard(page);
});
afterEach(() => product.assertClean());
afterAll(async () => {
  await shelf.closeAll();
  await standIn.close();
});

/** The page listens wherever a page can, before anyone else. */
async function listenAsHard(place: Page): Promise<void> {
  await place.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const types = [
      'keydown',
      'keypress',
      'keyup',
      'beforeinput',
      'input',
      'paste',
      'compositionstart',
      'message',
    ];
    for (const target of [window, document, document.documentElement, document.body]) {
      for (const type of types) {
        target.addEventListener(type, (event) => heard.push(`${type} ${Reflect.get(event, 'key')}`), {
          capture: true,
        });
      }
    }
  });
}

const heard = (): Promise<string[]> =>
  page.evaluate(() => (Reflect.get(window, 'heard') as string[]).splice(0));

const state = () =>
  page.evaluate(() => ({
    active: window.standIn.active()?.index,
    composer: window.standIn.composerText(),
    sends: window.standIn.sends.length,
    find: document.querySelectorAll('[id="pane-side"]').length,
  }));

async function press(...keys: KeyInput[]): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.toReversed()) await page.keyboard.up(key);
}

describe('keys that are pressed in a sidebar', () => {
  test('are heard by the page when they are meant for the page', async () => {
    await page.evaluate(() => window.standIn.focusComposer());
    await page.keyboard.press('x');
    expect((await heard()).filter((key) => key === 'keydown x').length).toBe(4);
    await page.keyboard.press('Backspace');
    await heard();
  });

  test('are not heard by the page while a note is typed and added', async () => {
    await saveContact(contact);
    await addNote(contact, 'The page must not know: 4711');
    await (await byRole(contact, 'textbox', 'Note')).click();
    await page.keyboard.sendCharacter('नमस्ते');
    await press('Shift', 'Enter');
    await page.keyboard.type('ls');
    await press('Control', 'a');
    await press('Control', 'x');
    expect(await valueOf(contact, 'Note')).toBe('');
    await press('Control', 'v');
    expect(await valueOf(contact, 'Note')).toBe('नमस्ते\nls');
    await press('Control', 'Enter');
    await waitForText(contact, 'नमस्ते');
    expect(await heard()).toEqual([]);
  });

  test('never reach WhatsApp: Escape closes nothing there, Ctrl+F finds nothing there', async () => {
    const before = await state();
    expect(before.active).toBe(0);
    const places = ['Note', 'What to do', 'When'];
    await dismissMessages(contact);
    await clickRole(contact, 'button', 'Add follow-up');
    for (const name of places) {
      await (await byRole(contact, 'textbox', name)).click();
      await press('Control', 'f');
      await press('Meta', 'f');
      if (name === 'Note') await press('Escape');
    }
    await press('Escape');
    await byRole(contact, 'button', 'Add follow-up');
    await clickRole(contact, 'button', 'Add label');
    await byRole(contact, 'textbox', 'Find or make a label');
    await press('Control', 'f');
    await press('Escape');
    await press('Escape');
    await clickRole(contact, 'button', 'Help');
    await waitForText(contact, 'Keyboard shortcuts');
    await press('Escape');
    expect(await state()).toEqual(before);
    expect(await heard()).toEqual([]);
  });

  test('do not move to the composer when a button of ours is pressed by key', async () => {
    const add = await byRole(contact, 'button', 'Add follow-up');
    await add.focus();
    await page.keyboard.press('Enter');
    await byRole(contact, 'textbox', 'When');
    await press('Escape');
    await page.keyboard.press('q');
    expect((await state()).composer).toBe('');
    expect(await heard()).toEqual([]);
  });

  test('do not reach it from the rail either, though the page listened first', async () => {
    await clickRole(contact, 'button', 'Fold away');
    const before = await state();
    const rail = await railFrame(page);
    await (await byRole(rail, 'button', 'Open work')).focus();
    await press('Control', 'f');
    await press('Meta', 'f');
    await press('q');
    await press('Enter');
    const work = await sidebarFrame(page, 'work');
    await work.waitForFunction(() => document.hasFocus(), { polling: 50 });
    await (await byRole(rail, 'button', 'Open work')).focus();
    await press('Escape');
    await page.waitForFunction(() => document.activeElement?.matches('footer [contenteditable]') === true, {
      polling: 50,
    });
    expect(await state()).toEqual(before);
    expect(await heard()).toEqual([]);
    await (await byRole(rail, 'button', 'Open contact')).focus();
    await press('Space');
    await contact.waitForFunction(() => document.hasFocus(), { polling: 50 });
    expect(await heard()).toEqual([]);
  });

  test('work in the page again once the page has the focus', async () => {
    await page.evaluate(() => window.standIn.focusComposer());
    const { find } = await state();
    await press('Control', 'f');
    expect((await state()).find).toBe(find + 1);
    await press('Escape');
    expect(await state()).toMatchObject({ active: 0, find });
    await page.focus('[data-testid="conversation-panel-messages"]');
    await press('h');
    expect((await state()).composer).toBe('h');
    await press('Backspace');
    await press('Escape');
    expect((await state()).active).toBeUndefined();
    expect(await heard()).toContain('keydown Escape');
  });

  test('sent nothing, all the time', async () => {
    expect((await state()).sends).toBe(0);
  });
});
