import { avatar } from './chat-row';
import { icon } from './icon';
import { markedTitle } from './chat-row';
import { messageList } from './message-list';
import { mountComposer } from '../composer/composer';
import { openMenu } from './menu';
import { showDrawer, words } from '../world';

import type { Chat } from '../data/chat';
import type { Page } from '../page';

/** Draws `#main` for one chat; the whole element is thrown away on the next switch. */
export function conversation(page: Page, chat: Chat, signal: AbortSignal): HTMLElement {
  const composer = mountComposer(page, chat, signal);
  page.composer = composer;
  signal.addEventListener('abort', () => {
    if (page.composer === composer) {
      page.composer = undefined;
    }
  });
  return page.build(
    'div',
    { id: 'main', testid: 'conversation-panel-wrapper', style: 'main' },
    header(page, chat),
    page.build(
      'div',
      { testid: 'conversation-panel-body', style: 'panel-body' },
      messageList(page, chat, signal),
    ),
    composer.footer,
  );
}

function header(page: Page, chat: Chat): HTMLElement {
  const { build, world } = page;
  const marked = markedTitle(chat.title);
  const name = page.skin.preText
    ? build('span', {
        testid: 'conversation-info-header-chat-title',
        style: 'header-title',
        text: marked,
        attrs: { dir: 'auto', title: marked },
      })
    : build('b', { style: 'header-title', text: marked });
  return build(
    'header',
    { testid: 'conversation-header', style: 'header' },
    build(
      'div',
      {
        testid: 'conversation-info-header',
        tab: 6,
        role: 'button',
        style: 'header-info',
        attrs: { tabindex: '0' },
        click: () => showDrawer(world, 'info'),
      },
      avatar(page, chat),
      build('div', { style: 'header-text' }, name, subtitle(page, chat)),
    ),
    chat.labels.length === 0
      ? undefined
      : build(
          'button',
          { testid: 'label-chat-header-button', style: 'ghost' },
          build('span', { style: `dot dot-${chat.labels[0] ?? '1'}` }),
        ),
    build(
      'button',
      {
        testid: 'conversation-menu-button',
        style: 'ghost',
        attrs: { 'aria-label': words(world).menu },
        click: () => openMenu(page),
      },
      icon(page, 'ic-more-vert'),
    ),
  );
}

function subtitle(page: Page, chat: Chat): HTMLElement | undefined {
  if (chat.kind !== 'group') {
    return undefined;
  }
  const text = `Anna, Bert, ${words(page.world).you}`;
  return page.build('div', {
    testid: 'chat-subtitle',
    style: 'header-subtitle',
    text,
    attrs: { title: text },
  });
}
