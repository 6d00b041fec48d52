import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { clickRole, sidebarFrame, typeInto, waitForText } from '@/tests/support/harness/find';
import { waitForHeading } from '@/tests/support/harness/product';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { addFollowUp, addLabel, addNote, countShown, saveContact } from '@/tests/support/journey/steps';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { Frame, Page } from 'puppeteer';

const query = 'chats=24&load=20&settle=100&history=50';
const shelf = createShelf();
let standIn: StandInServer;

beforeAll(async () => {
  standIn = await serveStandIn();
});
afterEach(() => shelf.closeAll());
afterAll(() => standIn.close());

/** Where a sidebar stands in the page. */
async function placeOf(frame: Frame): Promise<{ left: number; right: number }> {
  const box = await (await frame.frameElement())?.boundingBox();
  if (box === null || box === undefined) throw new Error('The sidebar is not on the screen.');
  return { left: box.x, right: box.x + box.width };
}

const rootOf = (page: Page) =>
  page.$eval('#app', (app) => {
    const { left, right } = app.getBoundingClientRect();
    return { left, right };
  });

const cases = [
  { name: 'isolated as calls need it', with: 'coop=1', isolated: true, rtl: false },
  { name: 'written from right to left', with: 'rtl=1', isolated: false, rtl: true },
  {
    name: 'with both, and no credentials',
    with: 'coop=1&coep=credentialless&rtl=1',
    isolated: true,
    rtl: true,
  },
];

describe.each(cases)('WhatsApp Web $name', ({ with: options, isolated, rtl }) => {
  test('has the sidebar at the end of the line, and the whole job works in it', async () => {
    const product = await shelf.start(standIn);
    await product.accept();
    const { page, contact } = await product.chat(`${query}&${options}`, 'Asha Verma');
    expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(isolated);
    const [frame, root] = [await placeOf(contact), await rootOf(page)];
    // One pixel of the 360 is the line between the two.
    expect(frame).toEqual(rtl ? { left: 0, right: 359 } : { left: 1_081, right: 1_440 });
    expect(rtl ? root.left : root.right).toBe(rtl ? 360 : 1_080);
    expect(await contact.evaluate(() => document.documentElement.dir)).toBe(rtl ? 'rtl' : 'ltr');

    await saveContact(contact);
    await addNote(contact, 'Wants the blue one, size M');
    await addLabel(contact, 'VIP');
    await addFollowUp(contact, 'Send the price list', 'tomorrow 4pm');
    await typeInto(contact, 'Note', 'half a thought');
    await waitForText(contact, 'Draft kept');
    expect(
      await contact.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0);

    await page.reload();
    await page.evaluate(() => window.standIn.ready);
    await page.evaluate(() => window.standIn.openChat(0));
    const again = await sidebarFrame(page, 'contact');
    await waitForHeading(again, 'Asha Verma');
    for (const text of ['Wants the blue one, size M', 'VIP', 'Send the price list'])
      await waitForText(again, text);
    expect(await countShown(again, 'Wants the blue one, size M')).toBe(1);

    await clickRole(again, 'button', 'Work');
    const work = await sidebarFrame(page, 'work');
    await waitForText(work, 'Send the price list');
    const drawer = await placeOf(work);
    expect(rtl ? drawer.right : drawer.left).toBe(rtl ? 1_440 : 0);
    expect(await page.evaluate(() => window.standIn.sends.length)).toBe(0);
    product.assertClean();
  });
});
