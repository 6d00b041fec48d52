import { addMessage, attempt, words } from '../world';
import { icon } from '../view/icon';
import { readText, writeText } from './text';
import { showPreview } from './preview';
import { startEditor } from './editor';

import type { Chat } from '../data/chat';
import type { LexicalEditor } from 'lexical';
import type { Page } from '../page';

/** The composer of the open chat. */
export interface Composer {
  readonly chat: Chat;
  readonly footer: HTMLElement;
  readonly input: HTMLElement;
  readonly editor: LexicalEditor;
  text(): string;
  setText(text: string): void;
  send(): void;
  attach(names: readonly string[]): void;
}

/** Builds the footer with its editor; the send button exists only while there is text. */
export function mountComposer(page: Page, chat: Chat, signal: AbortSignal): Composer {
  const { build, world } = page;
  const input = inputOf(page, chat);
  const placeholder = placeholderOf(page, chat);
  const action = build('div', { style: 'compose-action' });
  const footer = build(
    'footer',
    { style: 'footer' },
    build(
      'div',
      { testid: 'compose-box', style: 'compose' },
      build(
        'button',
        { style: 'ghost', attrs: { tabindex: '-1' } },
        icon(page, 'plus-rounded', 'plus-rounded'),
      ),
      build('div', { style: 'compose-field' }, input, placeholder),
      action,
    ),
  );
  const send = (): void => {
    const text = readText(editor);
    if (text.trim() !== '') {
      world.sends.push({ chat: chat.index, text });
      writeText(editor, '');
      addMessage(world, chat, text, true);
    }
  };
  const faults = world.options.composerFaults;
  const attach = (names: readonly string[]): void => showPreview({ page, chat, footer, signal }, names);
  const entered = (): void => attempt(world, 'enter');
  const editor = startEditor(input, { send, entered, files: attach }, { faults, signal });
  const showAction = (): void => {
    const empty = readText(editor) === '';
    placeholder.hidden = !empty;
    drawAction(page, action, empty ? undefined : send);
  };
  signal.addEventListener('abort', editor.registerUpdateListener(showAction));
  writeText(editor, page.drafts.get(chat.index) ?? '');
  showAction();
  signal.addEventListener('abort', () => page.drafts.set(chat.index, readText(editor)), { once: true });
  return {
    chat,
    footer,
    input,
    editor,
    text: () => readText(editor),
    setText: (text) => writeText(editor, text),
    send,
    attach,
  };
}

function labelOf(page: Page, chat: Chat): string {
  return words(page.world).typeTo.replace('{name}', () => chat.title);
}

function inputOf(page: Page, chat: Chat): HTMLElement {
  return page.build('div', {
    testid: 'conversation-compose-box-input',
    tab: 10,
    role: 'textbox',
    style: 'compose-input',
    attrs: {
      contenteditable: 'true',
      spellcheck: 'true',
      dir: 'auto',
      'aria-label': labelOf(page, chat),
      'aria-placeholder': labelOf(page, chat),
    },
  });
}

function placeholderOf(page: Page, chat: Chat): HTMLElement {
  return page.build('div', {
    style: 'placeholder',
    text: labelOf(page, chat),
    attrs: { 'aria-hidden': 'true' },
  });
}

function drawAction(page: Page, holder: HTMLElement, send: (() => void) | undefined): void {
  const kind = send === undefined ? 'mic' : 'send';
  if (holder.dataset['kind'] === kind) {
    return;
  }
  holder.dataset['kind'] = kind;
  const text = words(page.world);
  holder.replaceChildren(
    send === undefined
      ? page.build(
          'button',
          { testid: 'mic', tab: 11, style: 'ghost', attrs: { 'aria-label': text.voice } },
          icon(page, 'ic-mic'),
        )
      : page.build(
          'button',
          {
            testid: 'compose-btn-send',
            tab: 11,
            style: 'send',
            attrs: { 'aria-label': text.send },
            click: () => {
              attempt(page.world, 'press');
              send();
            },
          },
          icon(page, 'wds-ic-send-filled'),
        ),
  );
}
