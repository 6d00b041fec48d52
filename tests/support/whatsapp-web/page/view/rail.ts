import { icon } from './icon';

import type { IconName } from './icon';
import type { Page } from '../page';

const ITEMS: readonly (readonly [string, IconName])[] = [
  ['navbar-item-chats', 'ic-chat'],
  ['navbar-item-status', 'ic-status'],
];

/** Draws the narrow rail at the edge. */
export function rail(page: Page): HTMLElement {
  const item = ([testid, name]: readonly [string, IconName]): HTMLElement =>
    page.build(
      'button',
      { testid, style: 'rail-item', attrs: { 'aria-label': testid.replace('navbar-item-', '') } },
      icon(page, name),
    );
  return page.build(
    'nav',
    { style: 'rail' },
    page.build('div', { testid: 'navbar-primary-section', style: 'rail-group' }, ...ITEMS.map(item)),
    page.build(
      'div',
      { testid: 'navbar-footer-section', style: 'rail-group' },
      item(['navbar-item-settings', 'ic-settings']),
    ),
  );
}
