import { calendarDate, clockTime } from './time';
import { icon } from './icon';
import { words } from '../world';

import type { Chat, Message } from '../data/chat';
import type { Page } from '../page';

/** What one bubble is drawn from. */
export interface MessagePlace {
  readonly chat: Chat;
  readonly message: Message;
  readonly firstOfRun: boolean;
}

/** Draws one message, from the row down to the text. */
export function messageRow(page: Page, place: MessagePlace): HTMLElement {
  const { build, skin } = page;
  const { chat, message } = place;
  if (message.kind === 'system') {
    return build(
      'div',
      { role: 'row', style: 'message' },
      build('div', { style: 'system', text: message.text }),
    );
  }
  const direction = skin.directionClass(message);
  const inner = build(
    'div',
    { attrs: { 'data-virtualized': skin.trace('false') } },
    build('div', { style: message.fromMe ? 'line line-out' : 'line line-in' }, bubble(page, place)),
  );
  const wrapper = build(
    'div',
    {
      testid: `conv-msg-${message.id}`,
      attrs: { 'data-id': skin.dataId(chat, message), tabindex: '-1' },
      ...(direction === undefined ? {} : { plainClass: `focusable-list-item ${direction}` }),
    },
    inner,
  );
  return build('div', { role: 'row', style: 'message' }, wrapper);
}

function bubble(page: Page, { chat, message, firstOfRun }: MessagePlace): HTMLElement {
  const { build, world } = page;
  const tail = message.fromMe ? 'tail-out' : 'tail-in';
  return build(
    'div',
    { testid: 'msg-container', style: message.fromMe ? 'bubble bubble-out' : 'bubble bubble-in' },
    firstOfRun ? icon(page, tail, tail) : undefined,
    firstOfRun
      ? build('span', { attrs: { 'aria-label': message.fromMe ? `${words(world).you}:` : `${chat.title}:` } })
      : undefined,
    message.kind === 'album' ? album(page, chat, message) : undefined,
    message.kind === 'voice' ? voice(page) : undefined,
    message.quote === undefined ? undefined : quote(page, message, message.quote),
    message.text === '' ? undefined : text(page, message, message.text),
    meta(page, message),
  );
}

function preText(page: Page, message: Message): string | undefined {
  const { locale } = page.world;
  const stamp = `[${clockTime(message.time, locale)}, ${calendarDate(message.time, locale)}]`;
  return page.skin.preText ? `${stamp} ${message.author}: ` : undefined;
}

function text(page: Page, message: Message, value: string): HTMLElement {
  const modern = page.skin.preText;
  return page.build(
    'div',
    {
      ...(modern ? { plainClass: 'copyable-text' } : {}),
      attrs: { 'data-pre-plain-text': preText(page, message) },
    },
    page.build(
      'span',
      {
        testid: 'selectable-text',
        style: 'text',
        attrs: { dir: 'auto' },
        ...(modern ? { plainClass: '_ao3e selectable-text copyable-text' } : {}),
      },
      page.build('span', { text: value }),
    ),
  );
}

function quote(page: Page, message: Message, value: string): HTMLElement {
  return page.build(
    'div',
    { testid: 'quoted-message', style: 'quote' },
    page.build('div', { attrs: { 'data-pre-plain-text': preText(page, message) }, text: value }),
  );
}

function album(page: Page, chat: Chat, message: Message): HTMLElement {
  const tile = (number: number): HTMLElement =>
    page.build('div', {
      testid: 'image-thumb',
      style: `tile tint-${number}`,
      attrs: { 'data-id': page.skin.dataId(chat, { ...message, id: `${message.id.slice(0, 19)}${number}` }) },
    });
  return page.build('div', { testid: 'image-album', style: 'album' }, tile(1), tile(2));
}

/** A voice player, whose button appears 130 ms after its row. */
function voice(page: Page): HTMLElement {
  const holder = page.build('div', { style: 'voice', text: '▁▂▅▃▆▂▁▃▅▂' });
  setTimeout(
    () => holder.prepend(page.build('button', { testid: 'media-audio', style: 'ghost', text: '▶' })),
    130,
  );
  return holder;
}

function meta(page: Page, message: Message): HTMLElement {
  return page.build(
    'div',
    { testid: 'msg-meta', style: 'meta' },
    page.build('span', { text: clockTime(message.time, page.world.locale), attrs: { dir: 'auto' } }),
    message.fromMe ? icon(page, 'wds-ic-read') : undefined,
  );
}
