import { words } from '../world';

import type { Page } from '../page';

/** Opens the page's menu; like the real one it closes on outside clicks and resize and holds the wheel outside. */
export function openMenu(page: Page): void {
  const stop = new AbortController();
  const text = words(page.world);
  const item = (label: string): HTMLElement =>
    page.build('div', {
      role: 'menuitem',
      style: 'menu-item',
      text: label,
      attrs: { tabindex: '-1' },
      click: () => stop.abort(),
    });
  const menu = page.build('div', { role: 'menu', style: 'menu' }, item(text.info), item(text.close));
  page.root.append(menu);
  stop.signal.addEventListener('abort', () => menu.remove());
  const outside = (event: Event): boolean => !event.composedPath().includes(menu);
  const closeOutside = (event: Event): void => {
    if (outside(event)) {
      stop.abort();
    }
  };
  const holdWheel = (event: Event): void => {
    if (outside(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  window.addEventListener('mousedown', closeOutside, { capture: true, signal: stop.signal });
  window.addEventListener('wheel', holdWheel, { capture: true, passive: false, signal: stop.signal });
  window.addEventListener('resize', () => stop.abort(), { signal: stop.signal });
}
