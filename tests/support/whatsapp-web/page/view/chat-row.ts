import { icon } from './icon';
import { messagesOf, words } from '../world';
import { numberIn } from '../words';
import { rowTime } from './time';

import type { Chat } from '../data/chat';
import type { Page } from '../page';

/** A name as the list writes it: a phone number is wrapped in direction marks. */
export function markedTitle(title: string): string {
  return title.startsWith('+') ? `\u202A${title}\u202C` : title;
}

/** The face of a chat: its first letter on one of six tints. */
export function avatar(page: Page, chat: Chat): HTMLElement {
  const letter = [...chat.title.replace(/^[^\p{L}\p{N}]+/u, '')][0] ?? '#';
  return page.build('div', {
    style: `avatar tint-${chat.index % 6}`,
    text: letter,
    attrs: { 'aria-hidden': 'true' },
  });
}

/** What a row is drawn from, beside the chat. */
export interface RowPlace {
  readonly slot: number;
  readonly top: number;
  readonly open: (cell: Element) => void;
}

/** Draws one row of the chat list; only the cell inside it takes clicks. */
export function chatRow(page: Page, chat: Chat, place: RowPlace): HTMLElement {
  const row = page.build(
    'div',
    { role: 'row', testid: `list-item-${place.slot}`, style: 'row', attrs: { 'aria-selected': 'false' } },
    chat.kind === 'self' ? selfCell(page, chat, place) : cell(page, chat, place),
  );
  row.style.transform = `translateY(${place.top}px)`;
  return row;
}

function cell(page: Page, chat: Chat, place: RowPlace): HTMLElement {
  const { build, world } = page;
  const selected = world.active === chat;
  const made: HTMLElement = build(
    'div',
    {
      role: 'gridcell',
      testid: 'cell-frame-container',
      style: selected ? 'cell cell-selected' : 'cell',
      attrs: { 'aria-selected': String(selected), tabindex: '-1' },
      click: () => place.open(made),
    },
    avatar(page, chat),
    build(
      'div',
      { style: 'cell-text' },
      build(
        'div',
        { style: 'cell-line' },
        title(page, chat),
        build('span', {
          testid: 'cell-frame-primary-detail',
          style: 'cell-time',
          text: rowTime(chat.lastTime, world.locale),
        }),
      ),
      build('div', { style: 'cell-line' }, preview(page, chat), meta(page, chat)),
    ),
  );
  return made;
}

function title(page: Page, chat: Chat): HTMLElement {
  const marked = markedTitle(chat.title);
  return page.build(
    'div',
    { testid: 'cell-frame-title', style: 'cell-title' },
    page.build('span', { style: 'clip', text: marked, attrs: { dir: 'auto', title: marked } }),
  );
}

function preview(page: Page, chat: Chat): HTMLElement {
  const last = messagesOf(page.world, chat).at(-1);
  const text = (last?.text ?? '').split('\n')[0] ?? '';
  return page.build(
    'div',
    { testid: 'cell-frame-secondary', style: 'cell-preview' },
    last?.fromMe === true
      ? page.build('span', { testid: 'last-msg-status' }, icon(page, 'wds-ic-read'))
      : undefined,
    page.build('span', { style: 'clip', text, attrs: { dir: 'ltr', title: `\u202A${text}\u202C` } }),
  );
}

function meta(page: Page, chat: Chat): HTMLElement {
  const { build, world } = page;
  const unread = numberIn(world.locale, chat.unread);
  const label = words(world).unread.replace('{n}', unread);
  return build(
    'div',
    { testid: 'cell-frame-tertiary', style: 'cell-meta' },
    chat.labels.length === 0
      ? undefined
      : build('span', { testid: 'cell-frame-label', style: `dot dot-${chat.labels[0] ?? '1'}` }),
    chat.unread === 0
      ? undefined
      : build('span', {
          testid: 'icon-unread-count',
          style: 'badge',
          text: unread,
          attrs: { 'aria-label': label },
        }),
  );
}

function selfCell(page: Page, chat: Chat, place: RowPlace): HTMLElement {
  const made: HTMLElement = page.build(
    'div',
    { testid: 'message-yourself-row', role: 'gridcell', style: 'cell', click: () => place.open(made) },
    avatar(page, chat),
    page.build(
      'div',
      { style: 'cell-text' },
      page.build('span', {
        style: 'clip',
        text: `${page.world.me.name} (${words(page.world).you})`,
        attrs: { dir: 'auto' },
      }),
    ),
  );
  return made;
}
