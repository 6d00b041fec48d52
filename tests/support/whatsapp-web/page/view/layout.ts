import { decorate } from '../drift/decorate';
import { conversation } from './conversation';
import { drawerContent } from './drawer';
import { introPanel } from './screens';
import { rail } from './rail';
import { side } from './side';

import type { Chat } from '../data/chat';
import type { Page } from '../page';

/** Draws the logged-in page and keeps it in step with the world until the signal ends. */
export function mainScreen(page: Page, signal: AbortSignal): HTMLElement {
  const { build, world } = page;
  const center = build('div', { style: 'center' });
  const right = build('div', { testid: 'drawer-right', style: 'drawer-slot' });
  const showDrawerNow = (): void => {
    const content = drawerContent(page);
    right.replaceChildren(...(content === undefined ? [] : [content]));
  };
  watchActive(page, center, signal);
  world.events.on('drawer', showDrawerNow, signal);
  showDrawerNow();
  return build(
    'div',
    { testid: 'wa-web-main-screen', style: 'screen-main' },
    rail(page),
    build('div', { testid: 'drawer-left', style: 'drawer-slot' }),
    build('div', { testid: 'drawer-middle', style: 'drawer-slot' }),
    side(page, signal),
    center,
    right,
    world.options.duplicatePane ? build('div', { id: 'pane-side', style: 'drawer-slot' }) : undefined,
  );
}

/** Replaces the conversation on every switch; the new one may come later than the old one goes. */
function watchActive(page: Page, center: HTMLElement, signal: AbortSignal): void {
  const { world } = page;
  let current = new AbortController();
  let later: ReturnType<typeof setTimeout> | undefined;
  const insert = (chat: Chat | undefined): void => {
    current = new AbortController();
    center.replaceChildren(chat === undefined ? introPanel(page) : conversation(page, chat, current.signal));
    decorate(page, center, chat);
    page.composer?.input.focus();
  };
  const show = (chat: Chat | undefined): void => {
    clearTimeout(later);
    current.abort();
    if (world.options.switchMs === 0) {
      insert(chat);
    } else {
      center.replaceChildren();
      later = setTimeout(() => insert(chat), world.options.switchMs);
    }
  };
  signal.addEventListener('abort', () => {
    clearTimeout(later);
    current.abort();
  });
  world.events.on('active', show, signal);
  insert(world.active);
}
