import { EXTENSION_ID } from '../harness/launch';
import { byRole, clickRole } from '../harness/find';

import type { Page } from 'puppeteer';
import type { RunningBrowser } from '../harness/launch';

const OPENS_BY_ITSELF_MS = 5_000;

/** The welcome page: the extension opens it when it is installed, and the demo when that took too long. */
export async function welcomePage(running: RunningBrowser): Promise<Page> {
  const url = `chrome-extension://${EXTENSION_ID}/welcome.html`;
  const target = await running.browser
    .waitForTarget((item) => item.type() === 'page' && item.url().startsWith(url), {
      timeout: OPENS_BY_ITSELF_MS,
    })
    .catch(() => undefined);
  const page = (await target?.page()) ?? (await running.extensionPage('welcome.html'));
  await page.bringToFront();
  return page;
}

/** Presses Accept for the person, as `--accept` asks. */
export async function accept(page: Page): Promise<void> {
  await clickRole(page, 'button', 'Accept');
  await byRole(page, 'button', 'Open WhatsApp Web');
}

/** Waits, as long as it takes, until the person has pressed Accept. */
export async function untilAccepted(page: Page): Promise<void> {
  await page.waitForSelector('::-p-aria([role="button"][name="Open WhatsApp Web"])', { timeout: 0 });
}
