import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { clickRole, railFrame, sidebarFrame } from '@/tests/support/harness/find';
import { EXTENSION_ID } from '@/tests/support/harness/launch';
import { heldCounts } from '@/tests/support/journey/ask-hub';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { addNote, saveContact } from '@/tests/support/journey/steps';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';

import type { Product } from '@/tests/support/harness/product';
import type { Frame, Page } from 'puppeteer';

const canary = 'CANARY-4711 owes 250';
const shelf = createShelf();
let standIn: StandInServer;
let product: Product;
let page: Page;
let contact: Frame;
let options: Page;

beforeAll(async () => {
  standIn = await serveStandIn();
  product = await shelf.start(standIn);
  await product.accept();
  ({ page, contact } = await product.chat('chats=12&load=20&settle=50&history=50', 0));
  options = await product.extensionPage('options.html');
  await page.bringToFront();
});
afterEach(() => product.assertClean());
afterAll(async () => {
  await shelf.closeAll();
  await standIn.close();
});

/** Replaces what a page can replace, and keeps whatever passes through. */
async function pollute(): Promise<void> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const keep = (value: unknown): void => {
      try {
        seen.push(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
      } catch {
        seen.push(String(value));
      }
    };
    const spied: [object, string][] = [
      [MessagePort.prototype, 'postMessage'],
      [Element.prototype, 'attachShadow'],
      [Element.prototype, 'setAttribute'],
      [HTMLElement.prototype, 'attachInternals'],
      [JSON, 'stringify'],
      [JSON, 'parse'],
      [Storage.prototype, 'setItem'],
      [IDBFactory.prototype, 'open'],
    ];
    const inside = { now: false };
    for (const [target, name] of spied) {
      const real = Reflect.get(target, name) as (...values: unknown[]) => unknown;
      Reflect.set(target, name, function spy(this: unknown, ...values: unknown[]) {
        if (!inside.now) {
          inside.now = true;
          values.forEach((value) => keep(value));
          inside.now = false;
        }
        return Reflect.apply(real, this, values);
      });
    }
    for (const name of ['note', 'body', 'ticket', 'verb', 'say', 'args', 'safe', 'gate']) {
      Object.defineProperty(Object.prototype, name, {
        set: keep,
        get: () => 'polluted',
        configurable: true,
      });
    }
    for (const type of ['message', 'keydown', 'input', 'paste', 'copy'])
      window.addEventListener(
        type,
        (event) => keep(Reflect.get(event, 'data') ?? Reflect.get(event, 'key')),
        true,
      );
  });
}

const denied = (path: string): string =>
  `Denying load of chrome-extension://${EXTENSION_ID}/${path}. Resources must be listed in the web_accessible_resources manifest key in order to be loaded by pages outside the extension.`;

const seen = (): Promise<string[]> => page.evaluate(() => Reflect.get(window, 'seen') as string[]);

describe('a page that wants to know', () => {
  test('sees nothing of what is typed and kept, whatever it replaced', async () => {
    await pollute();
    await saveContact(contact);
    await addNote(contact, canary);
    const caught = (await seen()).join('\n');
    expect(caught).not.toContain('CANARY');
    expect(caught).not.toContain('ticket');
    expect(await page.evaluate(() => document.documentElement.innerHTML)).not.toContain('CANARY');
    expect(await page.evaluate(() => [...document.body.children].map((each) => each.shadowRoot))).toEqual(
      await page.evaluate(() => [...document.body.children].map(() => null)),
    );
  });

  test('has nobody to talk to: no runtime, no bridge, no answer to forged messages', async () => {
    const heard = await page.evaluate(async () => {
      const answers: unknown[] = [];
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', ({ data }) => answers.push(data));
      port1.start();
      const forged = [
        { to: 'worker', verb: 'ticket', args: { count: 1 } },
        { to: 'worker', job: 'wipe', args: { typed: 'ERASE' } },
        { kind: '1chat-frame', v: 1 },
        { kind: 'call', id: 1, verb: 'ticket', args: {} },
        { say: 'hello', nonce: 'x', v: 1 },
      ];
      for (const message of forged) {
        window.dispatchEvent(new MessageEvent('message', { data: message, ports: [port2] }));
        window.dispatchEvent(new MessageEvent('1chat-bridge', { data: 'nonce', ports: [port2] }));
        port1.postMessage(message);
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      const runtime = Reflect.get(Reflect.get(window, 'chrome') ?? {}, 'runtime') as object | undefined;
      return { answers, canSend: runtime !== undefined && 'sendMessage' in runtime };
    });
    expect(heard).toEqual({ answers: [], canSend: false });
  });

  test('finds no way to the room in which its modules are asked, not even while they answer', async () => {
    const asked = await page.evaluate(async () => {
      const load = Reflect.get(window, 'require') as (name: string) => { ChatCollection: object };
      const { ChatCollection: chats } = load('WAWebChatCollection');
      const real = Reflect.get(chats, 'getActive') as () => unknown;
      const events: string[] = [];
      Reflect.set(chats, 'getActive', () => {
        const { event } = window;
        events.push(event === undefined ? 'none' : `${event.type} ${String(event.target)}`);
        return Reflect.apply(real, chats, []);
      });
      window.standIn.openChat(1);
      await new Promise((resolve) => setTimeout(resolve, 500));
      window.standIn.openChat(0);
      await new Promise((resolve) => setTimeout(resolve, 500));
      Reflect.set(chats, 'getActive', real);
      return [...new Set(events)];
    });
    // An event without anything in it, which stands before whatever event of ours it was asked in.
    expect(asked).toEqual(['ask [object EventTarget]']);
  });

  test('cannot climb from its modules to whoever asks them, nor read what was handed on there', async () => {
    const climbed = await page.evaluate(async () => {
      const load = Reflect.get(window, 'require') as (name: string) => { ChatCollection: object };
      const { ChatCollection: chats } = load('WAWebChatCollection');
      const real = Reflect.get(chats, 'getActive') as () => unknown;
      const found: string[] = [];
      let asked = 0;
      /** The functions that led here, each with what it was called with, as far as the browser tells. */
      const spy = function spy(): unknown {
        asked += 1;
        let up: Function | null = spy.caller;
        for (let step = 0; up !== null && step < 40; step += 1) {
          found.push(up.name);
          up = up.caller;
        }
        // The frames of a stack know the functions and what they were called on, unless those are strict.
        const tell = Reflect.get(Error, 'prepareStackTrace') as unknown;
        Reflect.set(Error, 'prepareStackTrace', (_: Error, sites: NodeJS.CallSite[]) => {
          for (const site of sites.slice(1))
            if (site.getFunction() !== undefined || site.getThis() !== undefined)
              found.push(String(site.getFunctionName()));
          return '';
        });
        found.push(...(new Error('who').stack ?? ''));
        Reflect.set(Error, 'prepareStackTrace', tell);
        return Reflect.apply(real, chats, []);
      };
      Reflect.set(chats, 'getActive', spy);
      window.standIn.openChat(1);
      await new Promise((resolve) => setTimeout(resolve, 500));
      window.standIn.openChat(0);
      await new Promise((resolve) => setTimeout(resolve, 500));
      Reflect.set(chats, 'getActive', real);
      return { asked: asked > 0, found };
    });
    expect(climbed).toEqual({ asked: true, found: [] });
  });

  test('is never told of a resize that did not happen', async () => {
    const heard = await page.evaluate(() => {
      Object.assign(window, { resizes: 0 });
      window.addEventListener('resize', () =>
        Object.assign(window, { resizes: Number(Reflect.get(window, 'resizes')) + 1 }),
      );
      return 0;
    });
    await (await contact.waitForSelector('::-p-aria([role="button"][name="Fold away"])'))?.click();
    await page.waitForFunction(
      () => (document.querySelector('#app')?.getBoundingClientRect().width ?? 0) > 1_200,
      { polling: 50 },
    );
    expect(await page.evaluate(() => Reflect.get(window, 'resizes') as number)).toBe(heard);
    await clickRole(await railFrame(page), 'button', 'Open contact');
    await page.waitForFunction(
      () => (document.querySelector('#app')?.getBoundingClientRect().width ?? 0) < 1_200,
      { polling: 50 },
    );
  });
});

describe('a page that embeds our pages', () => {
  test('gets the sidebar blank, also when it greets it itself, and the options page not at all', async () => {
    // Chrome says in the page's console which of our pages it did not let it have.
    product.problems.allow(...['options.html', 'popup.html'].map(denied));
    const before = await heldCounts(options);
    await page.bringToFront();
    await page.evaluate(async (id) => {
      for (const path of [
        'sidebar.html?view=contact#t=guessed',
        'sidebar.html?view=work',
        'options.html',
        'popup.html',
      ]) {
        const frame = document.createElement('iframe');
        frame.className = 'theirs';
        frame.src = `chrome-extension://${id}/${path}`;
        document.body.append(frame);
      }
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      for (const frame of document.querySelectorAll<HTMLIFrameElement>('.theirs')) {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', ({ data }) => {
          port1.postMessage({
            kind: 'answer',
            id: data.id,
            result: { ok: true, value: 'forged-ticket-1234' },
          });
        });
        port1.start();
        frame.contentWindow?.postMessage({ kind: '1chat-frame', v: 1 }, '*', [port2]);
        port1.postMessage({
          kind: 'host',
          v: 1,
          state: 'chat',
          chat: {
            token: 'x',
            kind: 'person',
            title: 'Asha Verma',
            identities: [{ kind: 'phone', value: '+447700900100' }],
            certainty: 'verified',
            provenance: { tier: 'modules', candidate: 'x', at: 1 },
          },
          theme: 'light',
          lang: 'en',
          dir: 'ltr',
          stale: false,
          shown: 'panel',
        });
      }
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    }, EXTENSION_ID);
    const own = await sidebarFrame(page, 'contact');
    const theirs = page.frames().filter((frame) => frame.parentFrame() === page.mainFrame() && frame !== own);
    const texts = await Promise.all(
      theirs.map((frame) => frame.evaluate(() => document.body.innerText).catch(() => '')),
    );
    expect(texts.join('\n')).not.toContain('CANARY');
    expect(theirs.filter((frame) => /options|popup/.test(frame.url()))).toEqual([]);
    expect(await own.evaluate(() => document.body.innerText)).toContain('CANARY');
    await page.evaluate(() => document.querySelectorAll('.theirs').forEach((frame) => frame.remove()));
    expect(await heldCounts(options)).toEqual(before);
  });
});

describe('a page that clicks and covers', () => {
  test('destroys nothing by events that it makes', async () => {
    const before = await heldCounts(options);
    await page.bringToFront();
    await page.evaluate(() => {
      const targets = [...document.body.children].filter((each) => each.id !== 'app');
      for (let x = 10; x < innerWidth; x += 60)
        for (let y = 10; y < innerHeight; y += 60) {
          const hit = document.elementFromPoint(x, y);
          if (hit !== null && targets.includes(hit))
            for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
              hit.dispatchEvent(
                new MouseEvent(type, { bubbles: true, clientX: x, clientY: y, composed: true }),
              );
        }
      for (const key of ['Enter', 'Delete', 'n', 'z'])
        for (const target of targets)
          target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ctrlKey: true }));
    });
    expect(await heldCounts(options)).toEqual(before);
  });

  test('loses nobody anything by a cover that lets real clicks through', async () => {
    const before = await heldCounts(options);
    await page.bringToFront();
    await page.evaluate(() => {
      const cover = document.createElement('div');
      cover.style.cssText =
        'position: fixed; inset: 0; z-index: 2147483647; background: #fff; pointer-events: none';
      cover.id = 'cover';
      document.body.append(cover);
    });
    const { width, height } = page.viewport() ?? { width: 1_440, height: 900 };
    for (let click = 0; click < 24; click += 1)
      await page.mouse.click(width - 20 - ((click * 67) % 320), 30 + ((click * 131) % (height - 60)));
    await page.evaluate(() => document.querySelector('#cover')?.remove());
    const after = await heldCounts(options);
    for (const table of ['contacts', 'notes', 'labels'])
      expect(after[table] ?? 0, table).toBeGreaterThanOrEqual(before[table] ?? 0);
    expect(await page.evaluate(() => window.standIn.sends.length)).toBe(0);
  });

  test('finds no trace of ours on its own origin', async () => {
    const traces = await page.evaluate(async () => ({
      tags: document.querySelectorAll('script[src^="chrome-extension"], link[href^="chrome-extension"]')
        .length,
      scripts: document.scripts.length,
      storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
      databases: (await indexedDB.databases()).map(({ name }) => name),
      globals: Object.getOwnPropertyNames(window).filter((name) => /1chat|onechat|crm/i.test(name)),
    }));
    expect(traces).toEqual({ tags: 0, scripts: 1, storage: [], databases: ['model-storage'], globals: [] });
  });
});
