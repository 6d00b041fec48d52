import { icon } from './icon';
import { words } from '../world';

import type { Page } from '../page';

const NOTE = 'Stand-in WhatsApp Web for tests and demo';

/** Draws the splash before the chats are there. */
export function loadingScreen(page: Page): HTMLElement {
  return page.build(
    'div',
    { testid: 'wa-web-loading-screen', id: 'wa_web_initial_startup', style: 'screen' },
    page.build('progress', {}),
    page.build('p', { text: words(page.world).loading }),
  );
}

/** Draws the screen of somebody who is not logged in. */
export function linkScreen(page: Page): HTMLElement {
  const cell = (_: unknown, index: number): HTMLElement =>
    page.build('i', { style: (index * 7 + (index >> 2)) % 3 === 0 ? 'qr-dark' : 'qr-light' });
  return page.build(
    'div',
    { style: 'screen' },
    page.build('h1', { text: words(page.world).link }),
    page.build('div', { testid: 'link-device-qr-code', style: 'qr' }, ...Array.from({ length: 144 }, cell)),
    page.build('p', { style: 'muted', text: NOTE }),
  );
}

/** Draws the screen that says the page is in use in another window. */
export function conflictScreen(page: Page): HTMLElement {
  return page.build(
    'div',
    { role: 'dialog', style: 'screen' },
    page.build('h1', { text: 'WhatsApp is open in another window.' }),
  );
}

/** Draws what stands in the place of a conversation while no chat is open. */
export function introPanel(page: Page): HTMLElement {
  return page.build(
    'div',
    { testid: 'intro-panel', style: 'intro' },
    icon(page, 'ic-chat'),
    page.build('h1', { testid: 'intro-title', text: words(page.world).intro }),
    page.build('p', { testid: 'intro-text', style: 'muted', text: NOTE }),
    page.build('p', { style: 'muted', text: words(page.world).encrypted }),
  );
}
