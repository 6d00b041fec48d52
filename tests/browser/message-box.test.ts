import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import {
  byRole,
  clickRole,
  hasRole,
  sidebarFrame,
  typeInto,
  waitForText,
} from '@/tests/support/harness/find';
import { openChat, valueOf, waitForHeading, type Product } from '@/tests/support/harness/product';
import { createShelf } from '@/tests/support/journey/product-shelf';
import {
  addFact,
  addFollowUp,
  addLabel,
  addNote,
  dismissMessages,
  saveContact,
} from '@/tests/support/journey/steps';
import { sendNotice } from '@/tests/support/whatsapp-web/control-api';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';

import type { Frame, Page } from 'puppeteer';

const shelf = createShelf();
let standIn: StandInServer;
let product: Product;
let page: Page;
let contact: Frame;

beforeAll(async () => {
  standIn = await serveStandIn();
  product = await shelf.start(standIn);
  await product.accept();
  ({ page, contact } = await product.chat('chats=24&load=20&settle=50&history=50', 'Asha Verma'));
  await page.bringToFront();
});
afterEach(() => product.assertClean());
afterAll(async () => {
  await shelf.closeAll();
  await standIn.close();
});

const inBox = (text: string): Promise<void> =>
  expect.poll(() => page.evaluate(() => window.standIn.composerText()), { timeout: 5_000 }).toBe(text);
const noteMenu = async (name: string): Promise<void> => {
  await clickRole(contact, 'button', 'Actions for this note');
  await clickRole(contact, 'menuitem', name);
};

describe('a note', () => {
  test('is put into the message box by keys, and a person’s next key stands behind it', async () => {
    await saveContact(contact);
    await addNote(contact, 'We open at 9.\nकल मिलते हैं 🙂');
    await (await byRole(contact, 'button', 'Actions for this note')).focus();
    await page.keyboard.press('Enter');
    await byRole(contact, 'menuitem', 'Put into message box');
    await page.keyboard.press('Enter');
    await inBox('We open at 9.\nकल मिलते हैं 🙂');
    await waitForText(contact, 'send it yourself');
    await page.keyboard.type('!');
    await inBox('We open at 9.\nकल मिलते हैं 🙂!');
  });

  test('is not taken out again once something was typed behind it', async () => {
    await clickRole(contact, 'button', 'Undo');
    await waitForText(contact, 'nothing was taken out');
    await inBox('We open at 9.\nकल मिलते हैं 🙂!');
    await dismissMessages(contact);
  });

  test('is taken out again with Undo, and the words of before stay', async () => {
    await page.evaluate(() => window.standIn.setComposerText('My own words. '));
    await noteMenu('Put into message box');
    await inBox('My own words. We open at 9.\nकल मिलते हैं 🙂');
    await clickRole(contact, 'button', 'Undo');
    await waitForText(contact, 'Taken out of the message box');
    await inBox('My own words. ');
  });
});

describe('a text that is still being written', () => {
  test('goes into the message box and stays where it was written', async () => {
    await page.evaluate(() => window.standIn.setComposerText(''));
    await typeInto(contact, 'Note', 'Six chairs, 40 each');
    await clickRole(contact, 'button', 'Put into message box');
    await inBox('Six chairs, 40 each');
    expect(await valueOf(contact, 'Note')).toBe('Six chairs, 40 each');
  });

  test('is not put where another chat is open by then, nor anywhere without a chat', async () => {
    await openChat(page, 14);
    await waitForHeading(contact, await page.evaluate(() => window.standIn.chats()[14]?.title ?? ''));
    await inBox('');
    await page.evaluate(() => window.standIn.closeChat());
    await waitForText(contact, 'No chat is open');
    expect(await hasRole(contact, 'button', 'Put into message box')).toBe(false);
    await openChat(page, 0);
    await waitForHeading(contact, 'Asha Verma');
    await inBox('Six chairs, 40 each');
  });

  test('can be copied where WhatsApp Web does not take it', async () => {
    const opened = await product.chat(
      'chats=24&load=20&settle=50&history=50&gen=no-modules&composer=no-paste,no-replace,no-typing',
      1,
    );
    await opened.page.bringToFront();
    await typeInto(opened.contact, 'Note', 'Two lines\nof text');
    await clickRole(opened.contact, 'button', 'Put into message box');
    await waitForText(opened.contact, 'did not take the text');
    expect(await opened.page.evaluate(() => window.standIn.composerText())).toBe('');
    await clickRole(opened.contact, 'button', 'Copy instead');
    await waitForText(opened.contact, 'Press Ctrl+V');
    await opened.page.evaluate(() => window.standIn.setComposerText(''));
    // What was copied is read back by pasting it where a person would write.
    const note = await byRole(opened.contact, 'textbox', 'Note');
    await note.click({ count: 3 });
    await opened.page.keyboard.down('Control');
    for (const key of ['a', 'v'] as const) await opened.page.keyboard.press(key);
    for (const key of ['v'] as const) await opened.page.keyboard.press(key);
    await opened.page.keyboard.up('Control');
    expect(await valueOf(opened.contact, 'Note')).toBe('Two lines\nof textTwo lines\nof text');
    expect(await opened.page.evaluate(() => window.standIn.sendAttempts)).toEqual([]);
    await opened.page.close();
  });
});

test('nothing is sent while everything that the product can do is done', async () => {
  await page.bringToFront();
  await dismissMessages(contact);
  await addFact(contact, 'company', 'Verma Textiles');
  await addLabel(contact, 'VIP');
  await addFollowUp(contact, 'Call back', 'tomorrow 5 pm');
  await addNote(contact, 'Enter\nand more');
  const work = await sidebarFrame(page, 'work');
  await clickRole(contact, 'button', 'Work');
  await (await byRole(work, 'searchbox', 'Search')).type('Verma Textiles');
  await work.waitForSelector('[role="option"]');
  await page.keyboard.press('Enter');
  await clickRole(work, 'button', 'Close');
  await waitForHeading(contact, 'Asha Verma');
  await noteMenu('Put into message box');
  await waitForText(contact, 'send it yourself');
  await (await byRole(contact, 'button', 'Help')).focus();
  await page.keyboard.press('Enter');
  await waitForText(contact, 'Keyboard shortcuts');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => [window.standIn.sends, window.standIn.sendAttempts])).toEqual([[], []]);
  // The watch itself works, here and in every browser test: a person's Enter in the message box is seen.
  product.assertClean();
  await page.evaluate(() => window.standIn.focusComposer());
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => window.standIn.sendAttempts)).toEqual(['enter']);
  expect(await page.evaluate(() => window.standIn.sends.length)).toBe(1);
  await expect.poll(() => product.problems.all.map(({ kind }) => kind)).toEqual(['send']);
  expect(() => product.assertClean()).toThrow(`${sendNotice}enter`);
});
