import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { clickRole, hasRole, sidebarFrame, typeInto, waitForText } from '@/tests/support/harness/find';
import { openChat, startProduct, waitForHeading } from '@/tests/support/harness/product';
import { rowMarks } from '@/tests/support/journey/row-marks';
import { addFollowUp, addLabel, saveContact } from '@/tests/support/journey/steps';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Frame, Page } from 'puppeteer';
import type { Product } from '@/tests/support/harness/product';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';

const asha = 'Asha Verma';
const quick = 'load=20&settle=100&history=50';
let standIn: StandInServer;
let product: Product;

beforeAll(async () => {
  standIn = await serveStandIn();
  product = await startProduct(standIn);
  await product.accept();
});
afterEach(() => product.assertClean());
afterAll(async () => {
  await product.close();
  await standIn.close();
});

async function openWork(page: Page, contact: Frame): Promise<Frame> {
  await clickRole(contact, 'button', 'Work');
  const work = await sidebarFrame(page, 'work');
  await waitForText(work, 'Needs reply');
  return work;
}

/** The names in the list of those who wait, in their order. */
async function waiting(work: Frame): Promise<string[]> {
  return work.evaluate(() => {
    const heading = [...document.querySelectorAll('h2')].find((each) =>
      each.textContent?.startsWith('Needs reply'),
    );
    return [...(heading?.closest('section')?.querySelectorAll('li bdi') ?? [])].map(
      (each) => each.textContent ?? '',
    );
  });
}

/** Who waits, by what the stand-in knows to be true. */
async function truth(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    window.standIn
      .chats()
      .filter((each) => !each.lastFromMe && !each.muted && !each.archived)
      .filter((each) => each.kind !== 'group' && each.kind !== 'self')
      .filter((each) => Date.now() - each.lastTime < 14 * 86_400_000)
      .sort((a, b) => a.lastTime - b.lastTime)
      .map((each) => each.title),
  );
}

async function chooseMarks(mode: string): Promise<void> {
  const options = await product.extensionPage('options.html');
  const select = await options.waitForSelector('button[aria-haspopup=listbox]');
  await select?.click();
  await clickRole(options, 'option', mode);
  await options.waitForFunction(
    (wanted) =>
      document.querySelector('button[aria-haspopup=listbox]')?.textContent?.includes(wanted) === true,
    { polling: 50 },
    mode,
  );
  await options.close();
}

describe('who waits for a reply', () => {
  test('is everybody in the whole list who wrote last, the longest first, and a press opens the chat', async () => {
    const { page, contact } = await product.chat(`chats=300&${quick}`, asha);
    const work = await openWork(page, contact);
    await waitForText(work, 'All 300 chats were looked through');
    const wanted = await truth(page);
    expect(wanted.length).toBeGreaterThan(20);
    await expect.poll(() => waiting(work)).toEqual(wanted.slice(0, 8));
    await clickRole(work, 'button', 'Show more');
    await expect.poll(async () => (await waiting(work)).length).toBe(Math.min(100, wanted.length));

    // Saved or not, one press opens it; nothing is written for somebody who is only looked at.
    const last = await page.evaluate(() => {
      const found = window.standIn
        .chats()
        .findLast((each) => each.kind === 'unsaved' && !each.lastFromMe && !each.muted);
      return found?.title ?? '';
    });
    await clickRole(work, 'button', last);
    await expect.poll(() => page.evaluate(() => window.standIn.active()?.title)).toBe(last);

    // An answer from the phone ends the wait, a new message begins one.
    const [first = ''] = wanted;
    await page.evaluate((title) => {
      const { index = 0 } = window.standIn.chats().find((each) => each.title === title) ?? {};
      window.standIn.outgoing(index, 'On its way');
      window.standIn.incoming(14, 'Hello?');
    }, first);
    await expect.poll(() => waiting(work), { timeout: 8_000 }).toEqual((await truth(page)).slice(0, 100));
    expect(await page.evaluate(() => window.standIn.sends.length)).toBe(0);
    await page.close();
  });

  test('without modules is said of the chats that were seen so far, and of no others', async () => {
    const { page, contact } = await product.chat(`chats=300&gen=no-modules&${quick}`);
    const work = await openWork(page, contact);
    // The list counts its own headings as lines, and one's own chat bears no name.
    await work.waitForFunction(() => /Seen so far: [67]\d of 301 chats/.test(document.body.innerText), {
      polling: 50,
    });
    const seen = await waiting(work);
    const unread = await page.evaluate(() =>
      window.standIn
        .chats()
        .filter((each) => each.unread > 0)
        .map((each) => each.title),
    );
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((name) => !unread.includes(name))).toEqual([]);
    expect(await hasRole(work, 'button', 'Show more')).toBe(true);
    await page.evaluate(() => window.standIn.scrollList(12_000));
    await work.waitForFunction(() => /Seen so far: 1\d\d of 301/.test(document.body.innerText), {
      polling: 50,
    });
    await page.close();
  });

  test('is called unknown where the page is of a kind that nobody knows', async () => {
    const page = await product.openWhatsApp(`chats=24&gen=future&${quick}`);
    const work = await product.extensionPage('sidebar.html?view=work');
    await work.waitForFunction(() => document.body.innerText.includes('it is not known who is waiting'), {
      polling: 50,
      timeout: 20_000,
    });
    await work.close();
    await page.close();
  });
});

describe('marks on the chat list', () => {
  let page: Page;
  let contact: Frame;
  const marks = () => rowMarks(page);

  test('are none until they are switched on; then the colour alone', async () => {
    ({ page, contact } = await product.chat(`chats=24&ab=recycled-rows&${quick}`, asha));
    await saveContact(contact);
    await addLabel(contact, 'VIP');
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await marks()).toEqual([]);
    await chooseMarks('Colours only');
    await page.bringToFront();
    await expect.poll(marks, { timeout: 10_000 }).toEqual([{ name: asha, says: '1 label', dots: 1 }]);
    // The page sees an empty box and nothing of what is in it.
    expect(await page.evaluate(() => document.documentElement.outerHTML.includes('VIP'))).toBe(false);
  });

  test('say names where that was allowed, and what is due', async () => {
    await chooseMarks('Colours, with names when you point at them');
    await page.bringToFront();
    await expect.poll(marks, { timeout: 10_000 }).toEqual([{ name: asha, says: 'VIP', dots: 1 }]);
    await addFollowUp(contact, 'Send the price', 'in 1 minute');
    await expect.poll(marks, { timeout: 10_000 }).toMatchObject([{ name: asha }]);
    await expect.poll(async () => (await marks())[0]?.says).toMatch(/^VIP · Follow-up (today|overdue)$/);
  });

  test('stay with their chat while lines are used again, in a storm of changes too', async () => {
    const wrong: unknown[] = [];
    const usedAgain = async (): Promise<void> => {
      for (let turn = 0; turn < 12; turn += 1) {
        await page.evaluate((n) => {
          window.standIn.incoming(3 + n, 'Hello');
          if (n % 4 === 3) window.standIn.incoming(0, 'It is me');
        }, turn);
        wrong.push(...(await marks()).filter(({ name }) => name !== asha));
      }
    };
    await usedAgain();
    const storm = page.evaluate(() => window.standIn.storm(1_500, 10_000));
    await usedAgain();
    await storm;
    expect(wrong).toEqual([]);
    await expect.poll(async () => (await marks()).length).toBe(1);
  });

  test('are for nobody where two chats have one name, and gone while somebody searches', async () => {
    await openChat(page, 8);
    await waitForHeading(contact, 'Maria Santos');
    await saveContact(contact);
    await addLabel(contact, 'Wholesale');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await marks()).map(({ name }) => name)).toEqual([asha]);
    await page.evaluate(() => window.standIn.searchList('asha'));
    await expect.poll(marks).toEqual([]);
    await page.evaluate(() => window.standIn.searchList(''));
    await expect.poll(async () => (await marks()).length).toBe(1);
  });

  test('go while WhatsApp Web is not understood, and come back with it', async () => {
    const says = (text: string): Promise<boolean> =>
      contact.evaluate((wanted) => document.body.innerText.includes(wanted), text);
    await page.evaluate(() => {
      const kinds = ['rename-testids', 'rename-ids', 'drop-roles', 'drop-tabs', 'other-tags'] as const;
      window.standIn.drift({ seed: 5, kinds, share: 10, locale: 'en', modules: '' }, 8);
    });
    await expect.poll(() => says('WhatsApp Web has changed'), { timeout: 25_000 }).toBe(true);
    expect(await marks()).toEqual([]);
    await page.evaluate(() => window.standIn.drift(undefined, 8));
    await expect.poll(() => says('WhatsApp Web has changed'), { timeout: 15_000 }).toBe(false);
    await expect.poll(async () => (await marks()).length, { timeout: 10_000 }).toBe(1);
  });

  test('go with a pause, with the switch, and leave the list as it was', async () => {
    const popup = await product.extensionPage('popup.html');
    await clickRole(popup, 'button', 'Pause');
    await waitForText(popup, 'Nothing is read until');
    await page.bringToFront();
    await expect.poll(marks, { timeout: 10_000 }).toEqual([]);
    await popup.bringToFront();
    await clickRole(popup, 'button', 'End the pause');
    await popup.close();
    await page.bringToFront();
    await expect.poll(async () => (await marks()).length, { timeout: 10_000 }).toBe(1);
    await chooseMarks('Nothing');
    await page.bringToFront();
    await expect.poll(marks, { timeout: 10_000 }).toEqual([]);
    await page.close();
  });
});

describe('marks in a list of 20,000 chats', () => {
  test('stay with their chats while the list is scrolled and its order changes', async () => {
    const { page, contact } = await product.chat('chats=20000&load=0&settle=0&history=50');
    const chosen = await page.evaluate(() => {
      const byTitle = Map.groupBy(window.standIn.chats(), (chat) => chat.title);
      const alone = window.standIn
        .chats()
        .filter(({ kind, title }) => kind === 'person' && byTitle.get(title)?.length === 1);
      return [alone[3], alone[9], alone[2_000]].flatMap((each) =>
        each === undefined ? [] : [{ index: each.index, title: each.title }],
      );
    });
    for (const { index, title } of chosen) {
      await openChat(page, index);
      await waitForHeading(contact, title);
      await saveContact(contact);
      await addLabel(contact, `Far ${index}`);
    }
    await chooseMarks('Colours, with names when you point at them');
    await page.bringToFront();
    const bring = (): Promise<void> =>
      page.evaluate((all) => all.forEach(({ index }) => window.standIn.incoming(index, 'Hello')), chosen);
    const names = chosen.map(({ title }) => title).sort();
    const marked = async (): Promise<string[]> =>
      (await rowMarks(page))
        .filter(({ dots }) => dots === 1)
        .map(({ name }) => name)
        .sort();
    await page.evaluate(() => window.standIn.scrollList(0));
    await bring();
    await expect.poll(marked, { timeout: 20_000 }).toEqual(expect.arrayContaining(names));
    // Each has a label of its own, so that a mark on the line of another is seen as well.
    const labels = new Map(chosen.map(({ index, title }) => [title, `Far ${index}`]));
    const isOwn = ({ name, says }: { name: string; says: string }): boolean =>
      name === asha ? !says.includes('Far') : labels.get(name) === says;
    const wrong: unknown[] = [];
    for (let turn = 0; turn < 16; turn += 1) {
      await page.evaluate((n) => {
        window.standIn.scrollList(n % 3 === 2 ? 0 : n * 4_321);
        for (let count = 0; count < 40; count += 1)
          window.standIn.incoming((n * 97 + count * 13) % 400, 'Hi');
      }, turn);
      wrong.push(...(await rowMarks(page)).filter((mark) => !isOwn(mark)));
    }
    expect(wrong).toEqual([]);
    await bring();
    await page.evaluate(() => window.standIn.scrollList(0));
    await expect.poll(marked, { timeout: 10_000 }).toEqual(expect.arrayContaining(names));
    await chooseMarks('Nothing');
    await page.close();
  });
});

describe('personal: keep out', () => {
  test('an unsaved chat is kept out with one press: nothing is kept, offered or listed, and it can come back', async () => {
    const { page, contact } = await product.chat(`chats=24&${quick}`, 1);
    const title = await page.evaluate(() => window.standIn.active()?.title ?? '');
    await page.evaluate(() => window.standIn.incoming(1, 'Dinner tonight?'));
    await clickRole(contact, 'button', 'Personal: keep out');
    await waitForText(contact, 'Personal: kept out');
    expect(await hasRole(contact, 'button', 'Save contact')).toBe(false);
    expect(await hasRole(contact, 'textbox', 'Note')).toBe(false);
    const work = await openWork(page, contact);
    await waitForText(work, 'All 24 chats were looked through');
    await clickRole(work, 'button', 'Show more');
    const others = await truth(page);
    await expect.poll(() => waiting(work)).toEqual(others.filter((each) => each !== title));
    expect(others).toContain(title);
    await clickRole(contact, 'button', 'Let this chat in again');
    await waitForText(contact, 'Save contact');
    await expect.poll(() => waiting(work), { timeout: 5_000 }).toContain(title);
    await page.close();
  });

  test('a saved contact is erased on the options page and kept out from then on', async () => {
    const { page, contact } = await product.chat(`chats=24&${quick}`, asha);
    await clickRole(contact, 'button', 'More');
    const opened = product.browser.waitForTarget((target) => target.url().includes('#keep-out='));
    await clickRole(contact, 'menuitem', 'Personal: erase and keep out…');
    const options = await (await opened).page();
    if (options === null) throw new Error('The options page has no page.');
    await waitForText(options, 'from now on nothing about the chat is kept');
    await typeInto(options, 'Name', asha);
    await clickRole(options, 'button', 'Erase for good');
    await waitForText(options, 'will be erased for good');
    await page.bringToFront();
    await waitForText(contact, 'Personal: kept out');
    await options.close();
    await page.close();
  });
});
