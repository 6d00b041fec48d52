import { chatList } from './chat-list';
import { icon } from './icon';
import { words } from '../world';

import type { Page } from '../page';

const FILTERS = ['all-filter', 'unread-filter', 'favorites-filter', 'group-filter'] as const;

/** Draws the left column: header, search, filters, chats, and the line that says what this page is. */
export function side(page: Page, signal: AbortSignal): HTMLElement {
  const { build, world } = page;
  const text = words(world);
  const search = build('input', {
    testid: 'chat_list_search_bar',
    tab: 3,
    role: 'textbox',
    style: 'search-input',
    attrs: { type: 'text', placeholder: text.search, 'aria-label': text.search },
  });
  search.addEventListener(
    'input',
    () => {
      world.search = search.value;
      world.events.emit('list', undefined);
    },
    { signal },
  );
  return build(
    'div',
    { id: 'side', style: 'side' },
    build(
      'header',
      { testid: 'chatlist-header', tab: 2, style: 'side-header' },
      build('h1', { style: 'side-title', text: world.me.name }),
      build(
        'button',
        { testid: 'chatlist-header-dropdown', style: 'ghost', attrs: { 'aria-label': text.menu } },
        icon(page, 'ic-more-vert'),
      ),
    ),
    build('div', { testid: 'chat-list-search-container', style: 'search' }, icon(page, 'ic-search'), search),
    build(
      'div',
      { role: 'tablist', style: 'filters', attrs: { 'aria-label': 'chat-list-filters' } },
      ...FILTERS.map((testid, index) =>
        build('button', {
          role: 'tab',
          testid,
          style: 'pill',
          text: text.filters[index] ?? '',
          attrs: { 'aria-selected': String(index === 0) },
        }),
      ),
      build('button', { testid: 'labels-button', style: 'pill', text: 'Labels' }),
    ),
    chatList(page, signal),
    build('p', { style: 'stand-in-note', text: 'Stand-in WhatsApp Web for tests and demo' }),
  );
}
