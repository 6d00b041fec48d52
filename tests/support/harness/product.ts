import { resolve } from 'node:path';

import { byRole, clickRole, sidebarFrame } from './find';
import { EXTENSION_ID, launchBrowser } from './launch';
import { projectRoot } from './project-root';

import type { Frame, Page } from 'puppeteer';
import type { LaunchOptions, RunningBrowser } from './launch';
import type { StandInServer } from '../whatsapp-web/server/serve';

/** Where `npm run build` puts the extension. */
const builtExtension = resolve(projectRoot(), process.env['WXT_OUT_DIR'] ?? '.output', 'chrome-mv3');

/** A browser with the built extension, as a person has it. */
export interface Product extends RunningBrowser {
  /** The welcome page, which the extension opens by itself while nothing was chosen. */
  welcome(): Promise<Page>;
  /** Presses Accept on the welcome page and waits until it took. */
  accept(): Promise<void>;
  /** Opens the stand-in with its contact sidebar, and a chat if one is named by title or number. */
  chat(query: string, chat?: string | number): Promise<{ readonly page: Page; readonly contact: Frame }>;
}

/** Starts the built extension on the stand-in, in a new profile or in one that a test brought. */
export async function startProduct(standIn: StandInServer, options: LaunchOptions = {}): Promise<Product> {
  const running = await launchBrowser({ extensionDir: builtExtension, standIn, ...options });
  const welcome = async (): Promise<Page> => {
    const target = await running.browser.waitForTarget((each) => each.url().endsWith('/welcome.html'), {
      timeout: 15_000,
    });
    const page = await target.page();
    if (page === null) throw new Error('The welcome page has no page.');
    return page;
  };
  return {
    ...running,
    welcome,
    async accept() {
      const page = await welcome();
      await clickRole(page, 'button', 'Accept');
      await byRole(page, 'button', 'Open WhatsApp Web');
    },
    async chat(query, chat) {
      const page = await running.openWhatsApp(query);
      const contact = await sidebarFrame(page, 'contact');
      if (chat !== undefined) await waitForHeading(contact, await openChat(page, chat));
      return { page, contact };
    },
  };
}

/** Opens a chat of the stand-in, by its title or its number, as a click on its row does; answers its title. */
export async function openChat(page: Page, chat: string | number): Promise<string> {
  return page.evaluate((wanted) => {
    const found = window.standIn.chats().find((each) => each.title === wanted || each.index === wanted);
    if (found === undefined) throw new Error(`The stand-in has no chat ${wanted}.`);
    window.standIn.openChat(found.index);
    return found.title;
  }, chat);
}

/** Waits until a sidebar's level-1 heading holds this name. */
export async function waitForHeading(frame: Frame, name: string): Promise<void> {
  await frame.waitForFunction(
    (wanted) => document.querySelector('h1')?.textContent?.includes(wanted) === true,
    { polling: 50, timeout: 10_000 },
    name,
  );
}

/** What is written in a text box now. */
export async function valueOf(frame: Frame | Page, name: string): Promise<string> {
  const box = await byRole(frame, 'textbox', name);
  return box.evaluate((element) => String(Reflect.get(element, 'value')));
}

/** The level-1 heading of a sidebar: whose chat it believes is open. */
export async function heading(frame: Frame): Promise<string> {
  return frame.$eval('h1', (element) => element.textContent?.trim() ?? '');
}

/** The address of one of the extension's pages. */
export function extensionUrl(path: string): string {
  return `chrome-extension://${EXTENSION_ID}/${path}`;
}
