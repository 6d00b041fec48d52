import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  byRole,
  clickRole,
  hasRole,
  sidebarFrame,
  typeInto,
  waitForText,
} from '@/tests/support/harness/find';
import { insertInto } from '@/tests/support/journey/steps';
import { runCommands } from '@/tests/support/harness/hub-commands';
import { heading, openChat, startProduct, type Product } from '@/tests/support/harness/product';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';

import type { Frame, Page } from 'puppeteer';

/** Chats of the stand-in, one of each kind. */
const chats = {
  person: 0,
  unsaved: 1,
  lidOnly: 3,
  group: 6,
  sharedOne: 8,
  sharedTwo: 9,
  person2: 14,
} as const;

/** WhatsApp Web that is loaded soon. */
const quick = 'chats=24&load=20&settle=100';

let standIn: StandInServer;
let product: Product;

async function opened(index: number, query = ''): Promise<{ page: Page; contact: Frame }> {
  const chat = await product.chat(`${quick}&${query}`, index);
  await chat.contact.waitForSelector('h1');
  return chat;
}

async function save(contact: Frame): Promise<void> {
  await clickRole(contact, 'button', 'Save contact');
  await byRole(contact, 'button', 'Add label');
}

const noteText = (contact: Frame): Promise<string> =>
  contact.$eval('textarea[aria-label="Note"]', (area) => area.value);
const untilNote = (contact: Frame, text: string) =>
  contact.waitForFunction(
    (wanted) => document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Note"]')?.value === wanted,
    { polling: 50, timeout: 10_000 },
    text,
  );
const untilHeading = (contact: Frame, text: string) =>
  contact.waitForFunction(
    (wanted) => document.querySelector('h1')?.textContent?.trim() === wanted,
    { polling: 50 },
    text,
  );

async function violations(place: Page | Frame): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await place.evaluate(`${source}; undefined`);
  return place.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const result = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

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

describe('contact sidebar', () => {
  it('saves the chat with one key, then keeps a note, a label and a follow-up typed in Hindi', async () => {
    const { page, contact } = await opened(chats.person);
    expect(await heading(contact)).toBe('Asha Verma');
    await contact.click('h1');
    await page.keyboard.press('n');
    await byRole(contact, 'button', 'Add label');
    await typeInto(contact, 'Note', 'Wants 12 red sarees');
    await clickRole(contact, 'button', 'Add note');
    await contact.waitForSelector('li ::-p-text(Wants 12 red sarees)');
    expect(await noteText(contact)).toBe('');

    await clickRole(contact, 'button', 'Add label');
    await byRole(contact, 'textbox', 'Find or make a label');
    await page.keyboard.type('VIP');
    await contact.waitForSelector('::-p-text(Make)').then((make) => make?.click());
    await byRole(contact, 'checkbox', 'VIP');
    await page.keyboard.press('Escape');

    await clickRole(contact, 'button', 'Add follow-up');
    await typeInto(contact, 'What to do', 'Call');
    await typeInto(contact, 'When', 'kal 5 baje');
    await waitForText(contact, 'Understood:');
    await page.keyboard.press('Enter');
    await waitForText(contact, 'Tomorrow 5:00');
  });

  it('takes the last change back with Undo and with the keyboard, never from inside a text box', async () => {
    const { page, contact } = await opened(chats.person2);
    await save(contact);
    await typeInto(contact, 'Note', 'first');
    await clickRole(contact, 'button', 'Add note');
    await contact.waitForSelector('li ::-p-text(first)');
    await clickRole(contact, 'button', 'Actions for this note');
    await clickRole(contact, 'menuitem', 'Delete note');
    await contact.waitForFunction(() => !document.body.innerText.includes('first'), { polling: 50 });
    await clickRole(contact, 'button', 'Undo');
    await contact.waitForSelector('li ::-p-text(first)');

    await typeInto(contact, 'Note', 'second');
    await clickRole(contact, 'button', 'Add note');
    await contact.waitForSelector('li ::-p-text(second)');
    const box = await byRole(contact, 'textbox', 'Note');
    await box.type('third');
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    expect(await contact.evaluate(() => document.body.innerText)).toContain('second');
    await contact.focus('button');
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await contact.waitForFunction(
      () => ![...document.querySelectorAll('li')].some((item) => item.innerText.includes('second')),
      { polling: 50 },
    );
  });

  it('keeps what is typed with its chat when the chat is switched in the middle of a word', async () => {
    const { page, contact } = await opened(chats.unsaved);
    await typeInto(contact, 'Note', 'for the first ch');
    await openChat(page, chats.group);
    await page.keyboard.type('at');
    await untilHeading(contact, await page.evaluate((at) => window.standIn.chats()[at]!.title, chats.group));
    await byRole(contact, 'textbox', 'Note');
    expect(await noteText(contact)).not.toContain('for the first');
    await typeInto(contact, 'Note', 'for the group');
    await openChat(page, chats.unsaved);
    await contact.waitForFunction(
      () =>
        document
          .querySelector<HTMLTextAreaElement>('textarea[aria-label="Note"]')
          ?.value.startsWith('for the first ch'),
      { polling: 50 },
    );
    await page.reload();
    const again = await sidebarFrame(page, 'contact');
    await page.evaluate(() => window.standIn.ready);
    await openChat(page, chats.group);
    await untilNote(again, 'for the group');
  });

  it('adds a note to an unsaved chat by saving the contact first, and says so', async () => {
    const { contact } = await opened(chats.lidOnly);
    await waitForText(contact, 'WhatsApp id, no phone number known');
    expect(await contact.evaluate(() => document.body.innerText)).not.toMatch(/\d{9,}/);
    await typeInto(contact, 'Note', 'came by on Sunday');
    await clickRole(contact, 'button', 'Add note');
    await waitForText(contact, 'and added the note');
    await contact.waitForSelector('li ::-p-text(came by on Sunday)');
    expect(await hasRole(contact, 'button', 'Save contact')).toBe(false);
    expect(await noteText(contact)).toBe('');
  });

  it('suggests a saved contact of the same name and links nothing by itself', async () => {
    const { page, contact } = await opened(chats.sharedOne);
    await save(contact);
    await openChat(page, chats.sharedTwo);
    await byRole(contact, 'button', 'This is the same person');
    expect(await hasRole(contact, 'button', 'Save contact')).toBe(true);
  });

  it('writes nothing while two sources disagree about the chat', async () => {
    const { page, contact } = await product.chat(`${quick}&lie=stale-active`, chats.unsaved);
    await openChat(page, 4);
    await waitForText(contact, 'two different answers');
    expect(await hasRole(contact, 'button', 'Save contact')).toBe(false);
    expect(await hasRole(contact, 'textbox', 'Note')).toBe(false);
    await page.keyboard.press('n');
    await waitForText(contact, 'Who is this?');
  });

  it('edits the name in place; Escape leaves it as it was', async () => {
    const { page, contact } = await opened(2);
    await save(contact);
    const name = await heading(contact);
    await clickRole(contact, 'button', 'Edit name');
    await byRole(contact, 'textbox', 'Name');
    await page.keyboard.type(' changed');
    await page.keyboard.press('Escape');
    expect(await heading(contact)).toBe(name);
    await clickRole(contact, 'button', 'Edit name');
    const box = await byRole(contact, 'textbox', 'Name');
    await box.evaluate((input) => (input as HTMLInputElement).select());
    await page.keyboard.type('<b>Silva</b>');
    await page.keyboard.press('Enter');
    await untilHeading(contact, '<b>Silva</b>');
    expect(await contact.$('h1 b')).toBeNull();
  });
});

describe('messages', () => {
  it('take room of their own, so that nothing of a form lies under them and what is typed in stays in sight', async () => {
    const { contact } = await opened(16);
    await clickRole(contact, 'button', 'Save contact');
    await clickRole(contact, 'button', 'Add follow-up');
    await byRole(contact, 'textbox', 'When');
    const clear = await contact.evaluate(() => {
      const message = document.querySelector('section[aria-label="Messages"] li')?.getBoundingClientRect();
      const box = document.activeElement?.getBoundingClientRect();
      const rest = document.querySelector('main')?.getBoundingClientRect();
      if (message === undefined || box === undefined || rest === undefined) return 'nothing to compare';
      return { restEndsAbove: rest.bottom <= message.top, boxInSight: box.bottom <= rest.bottom };
    });
    expect(clear).toEqual({ restEndsAbove: true, boxInSight: true });
  });
});

describe('pausing in the middle of a word', () => {
  it('loses nothing of it', async () => {
    const { page, contact } = await opened(17);
    await save(contact);
    const options = await product.extensionPage('options.html');
    const pause = (paused: boolean) =>
      options.evaluate((args) => chrome.runtime.sendMessage({ to: 'worker', job: 'pause', args }), {
        paused,
      });
    await page.bringToFront();
    const box = await byRole(contact, 'textbox', 'Note');
    await box.evaluate((area) => (area as HTMLTextAreaElement).focus());
    // In one go: the last letter is younger than the 300 ms after which a draft is saved.
    await box.type('half a word');
    await pause(true);
    await pause(false);
    await page.close();
    const { contact: again } = await opened(17);
    await untilNote(again, 'half a word');
    await options.close();
  });
});

describe('the worker is stopped', () => {
  it('keeps showing, reconnects and loses neither a command nor a draft', async () => {
    const { contact } = await opened(15);
    await save(contact);
    await typeInto(contact, 'Note', 'before the stop');
    await product.stopWorker();
    expect(await hasRole(contact, 'button', 'Add label')).toBe(true);
    await clickRole(contact, 'button', 'Add note');
    await contact.waitForSelector('li ::-p-text(before the stop)');
    await typeInto(contact, 'Note', 'half a tho');
    await product.stopWorker();
    await typeInto(contact, 'Note', 'ught');
    await waitForText(contact, 'Draft kept');
    expect(await noteText(contact)).toBe('half a thought');
  });
});

describe('work sidebar', () => {
  it('finds contacts and notes by keyboard and opens the chat', async () => {
    const { page, contact } = await opened(chats.group);
    await clickRole(contact, 'button', 'Work');
    const work = await sidebarFrame(page, 'work');
    const box = await byRole(work, 'searchbox', 'Search');
    await box.type('sarees');
    await waitForText(work, 'Wants 12 red sarees');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await untilHeading(contact, 'Asha Verma');
    expect(await page.evaluate(() => window.standIn.active()?.index)).toBe(chats.person);
  });

  it('says why a chat could not be opened and offers the number, without WhatsApp Web too', async () => {
    const work = await product.extensionPage('sidebar.html?view=work');
    await waitForText(work, 'WhatsApp Web is not open');
    const box = await byRole(work, 'searchbox', 'Search');
    await box.type('Asha');
    await work.waitForSelector('[role="option"]');
    await work.keyboard.press('Enter');
    await waitForText(work, 'Open it, or copy the number.');
    expect(await work.$eval('h1', (element) => element.textContent)).toBe('Asha Verma');
    await clickRole(work, 'button', 'Back');
    await byRole(work, 'searchbox', 'Search');
    await work.close();
  });

  it('shows many contacts with few rows in the page, by arrow keys to the very end', async () => {
    const options = await product.extensionPage('options.html');
    const commands = Array.from({ length: 150 }, (_, index) => ({
      name: 'contact.save',
      args: {
        identities: [{ kind: 'phone', value: `+1202555${String(index).padStart(4, '0')}` }],
        source: 'typed',
        kind: 'person',
        name: `Customer ${String(index).padStart(4, '0')}`,
      },
    }));
    await runCommands(options, commands);
    await options.close();
    const work = await product.extensionPage('sidebar.html?view=work');
    await clickRole(work, 'tab', 'Contacts');
    await work.waitForSelector('[role="option"]');
    expect((await work.$$('[role="option"]')).length).toBeLessThan(60);
    await work.focus('[role="listbox"]');
    await work.keyboard.press('End');
    await work.waitForFunction(
      () => {
        const all = [...document.querySelectorAll('[role="option"]')];
        const last = all.find(
          (row) => row.getAttribute('aria-posinset') === row.getAttribute('aria-setsize'),
        );
        return last?.getAttribute('aria-selected') === 'true' && (last.textContent ?? '') !== '';
      },
      { polling: 50 },
    );
    expect((await work.$$('[role="option"]')).length).toBeLessThan(60);
    await work.close();
  });
});

describe('more follow-ups than fit', () => {
  it('are shown a window at a time, of one contact and of a day, to the last one', async () => {
    const options = await product.extensionPage('options.html');
    const saved = await runCommands(options, [
      {
        name: 'contact.save',
        args: {
          identities: [{ kind: 'phone', value: '+12025559999' }],
          source: 'typed',
          kind: 'person',
          name: 'Busy Buyer',
        },
      },
    ]);
    const [first] = saved as { contactId: string }[];
    const now = Date.now();
    const many = Array.from({ length: 120 }, (_, index) => ({
      name: 'follow-up.add',
      args: {
        contactId: first?.contactId ?? '',
        title: `Promise ${String(index).padStart(3, '0')}`,
        dueAt: now + 40 * 86_400_000 + index * 60_000,
        zone: 'UTC',
      },
    }));
    await runCommands(options, many);
    await options.close();
    const work = await product.extensionPage('sidebar.html?view=work');
    // The section of the follow-ups alone: the timeline below it tells of the same ones.
    const listed = () =>
      work.evaluate(() => {
        const row = [...document.querySelectorAll('li')].find((li) => li.textContent.includes('Promise'));
        const section = row?.closest('section');
        const buttons = [...(section?.querySelectorAll('button') ?? [])];
        return {
          rows: [...(section?.querySelectorAll('li') ?? [])].length,
          hasLast: section?.textContent.includes('Promise 119') === true,
          isMore: buttons.some((each) => each.textContent === 'Show more'),
        };
      });
    const showAll = async () => {
      for (let now = await listed(); now.isMore; now = await listed()) {
        expect(now.hasLast).toBe(false);
        await clickRole(work, 'button', 'Show more');
        await expect.poll(async () => (await listed()).rows, { timeout: 10_000 }).toBeGreaterThan(now.rows);
      }
      expect(await listed()).toMatchObject({ hasLast: true });
    };
    await work.waitForSelector('li ::-p-text(Promise 000)');
    await showAll();
    const box = await byRole(work, 'searchbox', 'Search');
    await box.type('Busy Buyer');
    await work.waitForSelector('[role="option"]');
    await work.keyboard.press('Enter');
    await work.waitForSelector('li ::-p-text(Promise 000)');
    await showAll();
    await work.close();
  });
});

describe('how it looks', () => {
  it('follows the theme and the direction of WhatsApp Web', async () => {
    const { page, contact } = await opened(chats.person, 'lang=ar&rtl=1');
    expect(await contact.evaluate(() => document.documentElement.dir)).toBe('rtl');
    const paper = () =>
      contact.evaluate(() => getComputedStyle(document.body.querySelector('main')!).backgroundColor);
    const light = await paper();
    await page.evaluate(() => window.standIn.setTheme('dark'));
    await contact.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark', {
      polling: 50,
    });
    expect(await paper()).not.toBe(light);
  });

  it.each(['light', 'dark'] as const)('has no accessibility violation, %s', async (theme) => {
    const { page, contact } = await opened(chats.person, `theme=${theme}`);
    await clickRole(contact, 'button', 'Add follow-up');
    await byRole(contact, 'textbox', 'When');
    expect(await violations(contact)).toEqual([]);
    await clickRole(contact, 'button', 'Work');
    const work = await sidebarFrame(page, 'work');
    await byRole(work, 'searchbox', 'Search');
    expect(await violations(work)).toEqual([]);
    await clickRole(work, 'tab', 'Contacts');
    await work.waitForSelector('[role="option"]');
    expect(await violations(work)).toEqual([]);
  });

  it('offers to show all of a text only where a part of it is hidden, in a tab of its own too', async () => {
    const { page: whatsApp, contact } = await opened(chats.person2);
    const long = 'It is whole where there is room, and cut where there is none. '.repeat(9).trim();
    await insertInto(contact, 'Note', long);
    await clickRole(contact, 'button', 'Add note');
    await byRole(contact, 'button', 'Show all');
    const page = await product.extensionPage('sidebar.html?view=contact');
    await page.setViewport({ width: 1_280, height: 800 });
    await whatsApp.bringToFront();
    await waitForText(page, long);
    // A tab in the background is not laid out.
    await page.bringToFront();
    await expect.poll(() => hasRole(page, 'button', 'Show all')).toBe(false);
    expect(await page.$eval('main', (main) => main.clientWidth)).toBeLessThan(1_000);
    await page.setViewport({ width: 360, height: 800 });
    await clickRole(page, 'button', 'Show all');
    await clickRole(page, 'button', 'Show less');
    await byRole(page, 'button', 'Show all');
    await page.close();
  });

  it('needs no sideways scrolling at 320 pixels, nor at twice the text size', async () => {
    const { page: whatsApp } = await opened(chats.person);
    const page = await product.extensionPage('sidebar.html?view=contact');
    await page.setViewport({ width: 320, height: 640 });
    await whatsApp.bringToFront();
    await page.waitForSelector('h1');
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(await wide()).toBe(false);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(':root { font-size: 200% }');
      document.adoptedStyleSheets = [sheet];
    });
    expect(await wide()).toBe(false);
    const clipped = await page.$$eval(
      'button',
      (all) => all.filter((each) => each.scrollWidth > each.clientWidth + 1).length,
    );
    expect(clipped).toBe(0);
    await page.close();
  });
});
