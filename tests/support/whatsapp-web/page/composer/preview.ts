import { addMessage, attempt, words } from '../world';
import { icon } from '../view/icon';
import { readText } from './text';
import { startEditor } from './editor';

import type { Chat } from '../data/chat';
import type { Page } from '../page';

/** Where a preview of files belongs. */
export interface PreviewPlace {
  readonly page: Page;
  readonly chat: Chat;
  readonly footer: HTMLElement;
  readonly signal: AbortSignal;
}

/** Shows the files that wait, with an editor for their caption; a person sends or closes them. */
export function showPreview(place: PreviewPlace, names: readonly string[]): void {
  const { page, chat, footer, signal } = place;
  const { build, world } = page;
  page.attachments = [...page.attachments, ...names];
  const open = new AbortController();
  const life = AbortSignal.any([signal, open.signal]);
  const caption = build('div', {
    role: 'textbox',
    style: 'caption',
    attrs: { contenteditable: 'true', 'aria-label': words(world).typeTo.replace('{name}', () => chat.title) },
  });
  const close = (): void => {
    page.attachments = [];
    open.abort();
    box.remove();
  };
  const send = (): void => {
    const text = `[${page.attachments.join(', ')}] ${readText(editor)}`.trim();
    world.sends.push({ chat: chat.index, text });
    close();
    addMessage(world, chat, text, true);
  };
  const entered = (): void => attempt(world, 'enter');
  const box = build(
    'div',
    { testid: 'media-caption-input-container', style: 'attachments' },
    ...page.attachments.map((name) => build('span', { style: 'attachment', text: name })),
    caption,
    button(page, { name: 'ic-close', label: words(world).close, press: close }),
    button(page, {
      name: 'wds-ic-send-filled',
      label: words(world).send,
      press: () => {
        attempt(world, 'press');
        send();
      },
    }),
  );
  const editor = startEditor(
    caption,
    { send, entered, files: () => undefined },
    { faults: new Set(), signal: life },
  );
  footer.before(box);
}

function button(
  page: Page,
  of: {
    readonly name: 'ic-close' | 'wds-ic-send-filled';
    readonly label: string;
    readonly press: () => void;
  },
): HTMLElement {
  return page.build(
    'button',
    { style: 'ghost', attrs: { 'aria-label': of.label }, click: of.press },
    icon(page, of.name),
  );
}
