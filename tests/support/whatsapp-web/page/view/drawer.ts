import { avatar } from './chat-row';
import { formatPhone } from '../data/phone';
import { icon } from './icon';
import { showDrawer, words } from '../world';

import type { Chat } from '../data/chat';
import type { Page } from '../page';

/** Draws the right-hand drawer: contact info, group info, or the search inside a chat. */
export function drawerContent(page: Page): HTMLElement | undefined {
  const { active, drawer } = page.world;
  if (drawer === 'none' || active === undefined) {
    return undefined;
  }
  return drawer === 'info' ? info(page, active) : search(page);
}

function frame(page: Page, testid: string, ...children: readonly (HTMLElement | undefined)[]): HTMLElement {
  const { build, world } = page;
  return build(
    'section',
    { testid, style: 'drawer' },
    build(
      'header',
      { style: 'drawer-header' },
      build(
        'button',
        {
          testid: 'btn-closer-drawer',
          style: 'ghost',
          attrs: { 'aria-label': words(world).close },
          click: () => showDrawer(world, 'none'),
        },
        icon(page, 'ic-close'),
      ),
      build('span', { text: words(world).info }),
    ),
    ...children,
  );
}

function info(page: Page, chat: Chat): HTMLElement {
  if (chat.kind === 'group') {
    return frame(
      page,
      'chat-info-drawer',
      page.build('div', { testid: 'group-info-drawer-body', style: 'drawer-body' }, face(page, chat)),
    );
  }
  const phone =
    chat.phone === undefined
      ? page.build('div', {
          testid: 'chat_info_request_phone_number_action_tile',
          text: words(page.world).phone,
        })
      : page.build('div', {
          testid: 'section-phone-number',
          text: formatPhone(chat.phone),
          attrs: { dir: 'ltr' },
        });
  return frame(
    page,
    'chat-info-drawer',
    page.build(
      'div',
      { style: 'drawer-body' },
      face(page, chat),
      page.build('div', {
        testid: 'contact-info-subtitle',
        text: chat.pushname === undefined ? '' : `~${chat.pushname}`,
      }),
      page.build('div', { testid: 'section-about-and-phone-number' }, phone),
    ),
  );
}

function face(page: Page, chat: Chat): HTMLElement {
  return page.build(
    'div',
    { testid: 'contact-info-header', style: 'face' },
    avatar(page, chat),
    page.build('h2', { text: chat.title, attrs: { dir: 'auto' } }),
  );
}

/** The search inside a chat; it brings a second `#pane-side` with it. */
function search(page: Page): HTMLElement {
  return frame(
    page,
    'drawer-title-body',
    page.build('input', { testid: 'search-input', tab: 5, style: 'search-input', attrs: { type: 'text' } }),
    page.build('div', { id: 'pane-side', style: 'drawer-body' }, page.build('div', { role: 'grid' })),
  );
}
