import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { launchBrowser } from '@/tests/support/harness/launch';
import { sendNotice } from '@/tests/support/whatsapp-web/control-api';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Page } from 'puppeteer';
import type { RunningBrowser } from '@/tests/support/harness/launch';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';

const COMPOSER = '[data-testid="conversation-compose-box-input"]';
const TITLE = '[data-testid="conversation-info-header-chat-title"]';

let standIn: StandInServer;
let running: RunningBrowser;

beforeAll(async () => {
  standIn = await serveStandIn();
  running = await launchBrowser({ standIn });
});

afterAll(async () => {
  await running.close();
  await standIn.close();
});

afterEach(async () => {
  const [, ...pages] = await running.browser.pages();
  await Promise.all(pages.map((page) => page.close()));
  running.assertClean();
});

/** Opens the stand-in with short delays. */
function openPage(query = ''): Promise<Page> {
  return running.openWhatsApp(`settle=100&load=20&${query}`);
}

function count(page: Page, selector: string): Promise<number> {
  return page.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);
}

function paste(page: Page, text: string): Promise<void> {
  return page.evaluate(
    (selector, value) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', value);
      document
        .querySelector(selector)
        ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    COMPOSER,
    text,
  );
}

function paragraphs(page: Page): Promise<string[]> {
  return page.$$eval(`${COMPOSER} p`, (nodes) => nodes.map((node) => node.textContent));
}

function frames(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

describe('chats', () => {
  test('a click on a row opens its chat in a new #main, with few rows first and history later', async () => {
    const page = await openPage('chats=24&history=400');
    expect(await count(page, '#main')).toBe(0);
    expect(await count(page, '[data-testid="intro-panel"]')).toBe(1);
    const cell = await page.waitForSelector('[data-testid="cell-frame-title"] [title="Asha Verma"]');
    // Counted by the page itself: a slow driver would come when the history is there.
    await page.evaluate(() => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('#main') === null) return;
        Object.assign(window, { firstRows: document.querySelectorAll('#main [role="row"]').length });
        observer.disconnect();
      }).observe(document.body, { childList: true, subtree: true });
    });
    await cell?.click();
    await page.waitForSelector('#main');
    const first = await page.$('#main');
    expect(await page.$eval(TITLE, (node) => node.textContent)).toBe('Asha Verma');
    expect(await page.evaluate(() => Reflect.get(window, 'firstRows'))).toBe(6);
    await page.waitForFunction(() => document.querySelectorAll('#main [role="row"]').length > 6, {
      polling: 50,
    });
    await page.evaluate(() => window.standIn.openChat(3));
    expect(await first?.evaluate((node) => node.isConnected)).toBe(false);
    expect(await page.evaluate(() => window.standIn.active()?.kind)).toBe('lid-only');
  });

  test('of 1,000 chats about seventy rows exist, wherever the list is scrolled', async () => {
    const page = await openPage('chats=1000');
    await page.waitForSelector('#side [role="row"]');
    expect(await page.$eval('#side [role="grid"]', (grid) => grid.getAttribute('aria-rowcount'))).toBe(
      '1001',
    );
    expect(await count(page, '#side [role="row"]')).toBe(70);
    const before = await page.$$eval('#side [title]', (nodes) =>
      nodes.map((node) => node.getAttribute('title')),
    );
    await page.$eval('#side #pane-side', (pane) => pane.scrollTo(0, 40_000));
    await frames(page);
    const after = await page.$$eval('#side [title]', (nodes) =>
      nodes.map((node) => node.getAttribute('title')),
    );
    expect(await count(page, '#side [role="row"]')).toBe(70);
    expect(after).not.toEqual(before);
  });

  test('an incoming message moves its chat up, counts as unread, and is in the page store', async () => {
    const page = await openPage('chats=24&open=0');
    const id = await page.evaluate(() => window.standIn.incoming(12, 'Fresh message'));
    await frames(page);
    expect(await page.evaluate(() => window.standIn.chats()[12]?.unread)).toBeGreaterThan(0);
    const rows = await page.$$eval('#side [role="row"]', (nodes) =>
      nodes
        .map((node) => ({ top: node.getBoundingClientRect().top, text: node.textContent }))
        .sort((a, b) => a.top - b.top)
        .map((row) => row.text),
    );
    expect(rows.findIndex((text) => text.includes('Fresh message'))).toBe(2);
    await page.evaluate(() => window.standIn.openChat(12));
    expect(await count(page, `[data-testid="conv-msg-${id}"][data-id="${id}"]`)).toBe(1);
  });

  test('every kind of identity is among the first ten chats, and two share a name', async () => {
    const page = await openPage('chats=10');
    const chats = await page.evaluate(() => window.standIn.chats());
    expect(new Set(chats.map((chat) => chat.kind))).toEqual(
      new Set(['person', 'unsaved', 'business', 'lid-only', 'lid-with-phone', 'username', 'group', 'self']),
    );
    expect(chats[8]?.title).toBe(chats[9]?.title);
    expect(chats[8]?.phone).not.toBe(chats[9]?.phone);
    expect([chats[3]?.phone, chats[3]?.username]).toEqual([undefined, undefined]);
  });

  test('hostile names are shown as text and run nothing', async () => {
    const page = await openPage('chats=40&hostile=1&open=10');
    const titles = await page.$$eval('#side [data-testid="cell-frame-title"]', (nodes) =>
      nodes.map((node) => node.textContent),
    );
    expect(titles).toContain('<img src=x onerror="window.hacked=1">');
    expect(await count(page, '#side img, #side script, #main img, #main script')).toBe(0);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });
});

describe('composer', () => {
  test('typing shows the send button, Enter sends once, and the microphone comes back', async () => {
    const page = await openPage('chats=10&open=0');
    expect(await count(page, '[data-testid="mic"]')).toBe(1);
    await page.keyboard.type('Good morning');
    expect(await page.evaluate(() => window.standIn.composerText())).toBe('Good morning');
    expect(await count(page, '[data-testid="compose-btn-send"]')).toBe(1);
    // This test is the one that sends; in every other one it would count as a problem.
    running.problems.allow(`${sendNotice}enter`);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => window.standIn.sends)).toEqual([{ chat: 0, text: 'Good morning' }]);
    expect(await page.evaluate(() => window.standIn.composerText())).toBe('');
    expect(await count(page, '[data-testid="mic"]')).toBe(1);
  });

  test('a pasted text of several lines becomes paragraphs, keeps the draft, and sends nothing', async () => {
    const page = await openPage('chats=10&open=0');
    await page.keyboard.type('Dear Asha, ');
    await paste(page, 'first\n\nthird 👩🏽‍🍳 ليلى');
    await frames(page);
    expect(await paragraphs(page)).toEqual(['Dear Asha, first', '', 'third 👩🏽‍🍳 ليلى']);
    expect(await page.evaluate(() => window.standIn.sends.length)).toBe(0);
  });

  test('replacement text inserts lines, and one historyUndo takes them back', async () => {
    const page = await openPage('chats=10&open=0');
    await page.keyboard.type('Draft ');
    await new Promise((resolve) => setTimeout(resolve, 400));
    const fire = (inputType: string, text: string): Promise<void> =>
      page.evaluate(
        (selector, type, value) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.setData('text/plain', value);
          document.querySelector(selector)?.dispatchEvent(
            new InputEvent('beforeinput', {
              inputType: type,
              dataTransfer,
              bubbles: true,
              cancelable: true,
            }),
          );
        },
        COMPOSER,
        inputType,
        text,
      );
    await fire('insertReplacementText', 'one\ntwo');
    await frames(page);
    expect(await page.evaluate(() => window.standIn.composerText())).toBe('Draft one\ntwo');
    await fire('historyUndo', '');
    await frames(page);
    expect(await page.evaluate(() => window.standIn.composerText())).toBe('Draft ');
  });

  test('text written past the editor is put back by it', async () => {
    const page = await openPage('chats=10&open=0');
    await page.keyboard.type('kept');
    await page.$eval(`${COMPOSER} p`, (node) => (node.textContent = 'forced'));
    await frames(page);
    expect(await page.evaluate(() => window.standIn.composerText())).not.toBe('');
    expect(await page.evaluate(() => window.standIn.sends.length)).toBe(0);
  });

  test('a draft waits in its own chat', async () => {
    const page = await openPage('chats=10&open=0');
    await page.keyboard.type('half a thought');
    await page.evaluate(() => window.standIn.openChat(1));
    expect(await page.evaluate(() => window.standIn.composerText())).toBe('');
    await page.evaluate(() => window.standIn.openChat(0));
    expect(await page.evaluate(() => window.standIn.composerText())).toBe('half a thought');
  });

  test('a pasted file waits as an attachment', async () => {
    const page = await openPage('chats=10&open=0');
    await page.evaluate((selector) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(['price list'], 'prices.txt', { type: 'text/plain' }));
      document
        .querySelector(selector)
        ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, COMPOSER);
    expect(await page.evaluate(() => window.standIn.attachments())).toEqual(['prices.txt']);
    expect(await page.evaluate(() => window.standIn.sends.length)).toBe(0);
  });
});

describe('keys and links', () => {
  test('Escape closes the drawer first and then the chat', async () => {
    const page = await openPage('chats=10&open=0&drawer=1');
    expect(await count(page, '[data-testid="chat-info-drawer"]')).toBe(1);
    await page.keyboard.press('Escape');
    expect(await count(page, '[data-testid="chat-info-drawer"]')).toBe(0);
    expect(await count(page, '#main')).toBe(1);
    await page.keyboard.press('Escape');
    expect(await count(page, '#main')).toBe(0);
  });

  test('Ctrl+F opens the search in the chat, which brings a second #pane-side', async () => {
    const page = await openPage('chats=10&open=0');
    await page.keyboard.down('Control');
    await page.keyboard.press('f');
    await page.keyboard.up('Control');
    expect(await count(page, '[id="pane-side"]')).toBe(2);
  });

  test('a letter typed on the messages goes into the composer', async () => {
    const page = await openPage('chats=10&open=0');
    await page.focus('[data-testid="conversation-panel-messages"]');
    await page.keyboard.type('hi');
    expect(await page.evaluate(() => window.standIn.composerText())).toBe('hi');
  });

  test('a wa.me link in the page opens the chat without a reload and fills the composer', async () => {
    const page = await openPage('chats=10');
    const prevented = await page.evaluate(() => {
      Object.assign(window, { sameLoad: true });
      const link = document.createElement('a');
      link.href = `https://wa.me/${window.standIn.chats()[4]?.phone ?? ''}?text=Hello`;
      document.body.append(link);
      let handled = false;
      link.addEventListener('click', (event) => {
        handled = event.defaultPrevented;
        event.preventDefault();
      });
      link.click();
      link.remove();
      return handled;
    });
    expect(prevented).toBe(true);
    expect(await page.evaluate(() => window.standIn.active()?.index)).toBe(4);
    expect(await page.evaluate(() => window.standIn.composerText())).toBe('Hello');
    expect(await page.evaluate(() => 'sameLoad' in window)).toBe(true);
  });
});

/** Asks the page modules for the open chat's id, as a probe would. */
function activeId(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { require } = window as unknown as { require?: (name: string) => any };
    try {
      const id = require?.('WAWebChatCollection').ChatCollection.getActive()?.id;
      return String(id?._serialized ?? 'none');
    } catch (error) {
      return error instanceof Error ? error.message : 'failed';
    }
  });
}

describe('page modules', () => {
  test('appear some time after the load and then say which chat is open', async () => {
    const page = await running.open(standIn.url('chats=10&open=4&settle=5000'));
    expect(await activeId(page)).toBe('Requiring unknown module "WAWebChatCollection"');
    await page.evaluate(() => window.standIn.ready);
    expect(await activeId(page)).toBe(await page.evaluate(() => window.standIn.active()?.id));
  });

  test('know a phone for a LID only when the cache has it', async () => {
    const page = await openPage('chats=10');
    const ask = (): Promise<(string | null)[]> =>
      page.evaluate(() => {
        const api = (window as any).require('WAWebApiContact');
        return [3, 4].map((index) => {
          const wid = api.getPhoneNumber(window.standIn.chats()[index]?.id);
          return wid === null ? null : String(wid);
        });
      });
    const phone = await page.evaluate(() => window.standIn.chats()[4]?.phone);
    expect(await ask()).toEqual([null, `${phone}@c.us`]);
    await page.evaluate(() => window.standIn.learnPhone(3, '447700900555'));
    expect(await ask()).toEqual(['447700900555@c.us', `${phone}@c.us`]);
  });

  test('tell listeners about a switch, open a chat and write into its composer', async () => {
    const page = await openPage('chats=10&open=0');
    const result = await page.evaluate(async () => {
      const load = (window as any).require;
      const { ChatCollection } = load('WAWebChatCollection');
      const heard: string[] = [];
      ChatCollection.on('change:active', (chat: any, active: boolean) => heard.push(`${chat.id} ${active}`));
      const chat = ChatCollection.getModelsArray()[2];
      await load('WAWebCmd').Cmd.openChatBottom({ chat });
      load('WAWebComposeBoxActions').ComposeBoxActions.setTextContent(chat, 'a\nb');
      return {
        heard: heard.length,
        text: window.standIn.composerText(),
        index: window.standIn.active()?.index,
      };
    });
    expect(result).toEqual({ heard: 2, text: 'a\nb', index: 2 });
  });

  test('can be removed, renamed, absent, or wrong', async () => {
    const removed = await openPage('chats=10&open=0&remove=WAWebChatCollection');
    expect(await activeId(removed)).toMatch(/^Requiring unknown/);
    const renamed = await openPage('chats=10&open=0&rename=WAWebChatCollection:Other');
    expect(await activeId(renamed)).toMatch(/^Requiring unknown/);
    const absent = await openPage('chats=10&open=0&gen=no-modules');
    expect(await absent.evaluate(() => 'require' in window)).toBe(false);
    const stale = await openPage('chats=10&open=0&lie=stale-active');
    const first = await activeId(stale);
    await stale.evaluate(() => window.standIn.openChat(1));
    expect(await activeId(stale)).toBe(first);
  });

  test('WhatsApp’s own database holds the contacts with their phone numbers', async () => {
    const page = await openPage('chats=24');
    const rows = await page.evaluate(
      () =>
        new Promise<{ id: string; phoneNumber?: string }[]>((resolve) => {
          const request = indexedDB.open('model-storage');
          request.addEventListener('success', () => {
            const all = request.result.transaction('contact').objectStore('contact').getAll();
            all.addEventListener('success', () => resolve(all.result));
          });
        }),
    );
    const truth = await page.evaluate(() => window.standIn.chats());
    const withPhone = truth.find((chat) => chat.kind === 'lid-with-phone');
    expect(rows).toHaveLength(truth.filter((chat) => chat.kind !== 'group').length);
    expect(rows.find((row) => row.id === withPhone?.id)?.phoneNumber).toBe(`${withPhone?.phone}@c.us`);
  });
});

describe('generations', () => {
  const hooks = (page: Page): Promise<Record<string, number>> =>
    page.evaluate(() => {
      const number = (selector: string): number => document.querySelectorAll(selector).length;
      return {
        testids: number('[data-testid]'),
        main: number('#main'),
        bare: [...document.querySelectorAll('#main [role="row"] > [data-id]')].filter(
          (node) => !(node.getAttribute('data-id') ?? '').includes('_'),
        ).length,
        old: number('[data-id^="true_"], [data-id^="false_"]'),
        directions: number('.message-in, .message-out'),
        editors: number('[contenteditable][data-lexical-editor="true"]'),
        rows: number('[role="row"]'),
      };
    });

  test('2026-10 has testids and bare message ids', async () => {
    const found = await hooks(await openPage('open=0'));
    expect(found).toMatchObject({ main: 1, old: 0, directions: 0, editors: 1 });
    expect(found['testids']).toBeGreaterThan(100);
    expect(found['bare']).toBeGreaterThan(3);
  });

  test('2026-03 has old message ids with direction classes, and no testids', async () => {
    const found = await hooks(await openPage('open=0&gen=2026-03'));
    expect(found).toMatchObject({ testids: 0, main: 1, bare: 0, editors: 1 });
    expect(found['old']).toBeGreaterThan(3);
    expect(found['directions']).toBeGreaterThan(3);
  });

  test('no-testids keeps roles and ids', async () => {
    const found = await hooks(await openPage('open=0&gen=no-testids'));
    expect(found).toMatchObject({ testids: 0, main: 1, editors: 1, old: 0 });
    expect(found['rows']).toBeGreaterThan(20);
  });

  test('future has none of the hooks, and a composer', async () => {
    const found = await hooks(await openPage('open=0&gen=future'));
    expect(found).toEqual({ testids: 0, main: 0, bare: 0, old: 0, directions: 0, editors: 1, rows: 0 });
  });

  test('class names change with every load', async () => {
    const classes = async (): Promise<string | null> =>
      (await openPage()).$eval('#side', (node) => node.getAttribute('class'));
    expect(await classes()).not.toBe(await classes());
  });
});

describe('page', () => {
  test('a right-to-left language mirrors the columns and the bubbles', async () => {
    const page = await openPage('open=0&rtl=1');
    expect(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang])).toEqual([
      'rtl',
      'ar',
    ]);
    const places = await page.evaluate(() => ({
      side: document.querySelector('#side')?.getBoundingClientRect().left ?? 0,
      main: document.querySelector('#main')?.getBoundingClientRect().left ?? 0,
    }));
    expect(places.side).toBeGreaterThan(places.main);
    await page.evaluate(() => window.standIn.setLocale('de'));
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('ltr');
    expect(await page.$eval(COMPOSER, (node) => node.getAttribute('aria-label'))).toBe(
      'Nachricht an Asha Verma schreiben',
    );
  });

  test('the theme is a class on body', async () => {
    const page = await openPage('theme=dark');
    expect(await page.evaluate(() => document.body.classList.contains('dark'))).toBe(true);
    await page.evaluate(() => window.standIn.setTheme('light'));
    expect(await page.evaluate(() => document.body.classList.contains('dark'))).toBe(false);
  });

  test('sign-out shows the code to scan and empties the page store', async () => {
    const page = await openPage('open=0');
    await page.evaluate(() => window.standIn.signOut());
    expect(await count(page, '[data-testid="link-device-qr-code"]')).toBe(1);
    expect(await count(page, '#main, #side')).toBe(0);
    expect(await activeId(page)).toBe('none');
    await page.evaluate(() => window.standIn.signIn());
    expect(await count(page, '#side')).toBe(1);
  });

  test('is cross-origin isolated only when asked, and refuses inline scripts', async () => {
    const plain = await openPage('chats=10');
    expect(await plain.evaluate(() => crossOriginIsolated)).toBe(false);
    const isolated = await openPage('chats=10&coop=1');
    expect(await isolated.evaluate(() => crossOriginIsolated)).toBe(true);
    await isolated.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.inline = true';
      document.body.append(script);
    });
    expect(await isolated.evaluate(() => 'inline' in window)).toBe(false);
    await expect.poll(() => running.problems.all.filter((problem) => problem.kind === 'csp').length).toBe(1);
    running.problems.allow(...running.problems.all.map((problem) => problem.text));
  });

  test('a storm changes the page ten thousand times a second and leaves nothing', async () => {
    const page = await openPage('open=0');
    const made = await page.evaluate(() => window.standIn.storm(500, 10_000));
    expect(made).toBeGreaterThan(4_000);
    expect(await count(page, '[data-storm]')).toBe(0);
  });

  test('foreign overlays can be removed and the page drawn anew', async () => {
    const page = await openPage('open=0');
    const removed = await page.evaluate(() => {
      document.body.append(document.createElement('aside'), document.createElement('aside'));
      return window.standIn.removeOverlays();
    });
    expect(removed).toBe(2);
    const app = await page.$('#app');
    await page.evaluate(() => window.standIn.rerenderBody());
    expect(await app?.evaluate((node) => node.isConnected)).toBe(false);
    expect(await page.$eval(TITLE, (node) => node.textContent)).toBe('Asha Verma');
  });

  test('says on every screen that it is a stand-in', async () => {
    const page = await openPage('chats=10');
    const says = (): Promise<boolean> =>
      page.evaluate(() => document.body.innerText.includes('Stand-in WhatsApp Web'));
    expect(await says()).toBe(true);
    await page.evaluate(() => window.standIn.openChat(0));
    expect(await says()).toBe(true);
    await page.evaluate(() => window.standIn.signOut());
    expect(await says()).toBe(true);
  });
});
