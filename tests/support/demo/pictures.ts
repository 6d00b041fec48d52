import { clickRole, sidebarFrame } from '../harness/find';
import { screenshot } from '../harness/screenshot';
import { EXTENSION_ID } from '../harness/launch';

import type { Page } from 'puppeteer';
import type { RunningBrowser } from '../harness/launch';

const PAUSE_MS = 1_200;

/** Opens Work beside the chat, as a click on its button does. */
export async function openWork(whatsApp: Page): Promise<void> {
  await whatsApp.bringToFront();
  await clickRole(await sidebarFrame(whatsApp, 'contact'), 'button', 'Work');
  await sidebarFrame(whatsApp, 'work');
}

/**
 * Takes pictures of the welcome page, WhatsApp Web and the options page in both themes; answers their paths, which
 * begin with whose they are where there is more than one person.
 */
export async function takePictures(running: RunningBrowser, whose = ''): Promise<string[]> {
  const paths: string[] = [];
  for (const page of await running.browser.pages()) {
    const kind = nameOf(page);
    const name = kind === undefined ? undefined : `${whose}${kind}`;
    for (const theme of name === undefined ? [] : (['light', 'dark'] as const)) {
      await page.bringToFront();
      await screenshot(page, `${name}-${theme}`, { theme, folder: 'demo' });
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      paths.push(await screenshot(page, `${name}-${theme}`, { folder: 'demo' }));
    }
  }
  return paths;
}

function nameOf(page: Page): string | undefined {
  const url = page.url();
  if (url.startsWith('https://web.whatsapp.com/')) {
    return 'whatsapp';
  }
  const prefix = `chrome-extension://${EXTENSION_ID}/`;
  return url.startsWith(prefix) ? url.slice(prefix.length).split('.')[0] : undefined;
}
