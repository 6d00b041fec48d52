import { conflictScreen, linkScreen, loadingScreen } from './screens';
import { direction } from '../world';
import { mainScreen } from './layout';

import type { Page } from '../page';

/** Mounts the whole page below `body` and redraws it when the mode or the language changes. */
export function mountApp(page: Page): { rebuild(): void } {
  const { world } = page;
  let stop = new AbortController();
  document.body.prepend(page.root);
  const draw = (): void => {
    stop.abort();
    stop = new AbortController();
    document.documentElement.lang = world.locale;
    document.documentElement.dir = direction(world);
    page.root.replaceChildren(screen(page, stop.signal));
  };
  const rebuild = (): void => {
    const fresh = page.build('div', { id: 'app', style: 'app' });
    page.root.replaceWith(fresh);
    page.root = fresh;
    draw();
  };
  const forever = new AbortController().signal;
  world.events.on('mode', draw, forever);
  world.events.on('locale', draw, forever);
  world.events.on('theme', () => applyTheme(page), forever);
  world.events.on('list', () => showTitle(page), forever);
  applyTheme(page);
  rebuild();
  return { rebuild };
}

function screen(page: Page, signal: AbortSignal): HTMLElement {
  switch (page.world.mode) {
    case 'loading':
      return loadingScreen(page);
    case 'signed-out':
      return linkScreen(page);
    case 'conflict':
      return conflictScreen(page);
    default:
      return mainScreen(page, signal);
  }
}

function applyTheme(page: Page): void {
  document.body.classList.toggle('dark', page.world.theme === 'dark');
}

function showTitle(page: Page): void {
  const unread = page.world.chats.filter((chat) => chat.unread > 0 && !chat.muted).length;
  document.title = unread === 0 ? 'WhatsApp (stand-in)' : `(${unread}) WhatsApp (stand-in)`;
}
