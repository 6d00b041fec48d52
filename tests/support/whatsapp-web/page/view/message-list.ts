import { messageRow } from './message-row';
import { messagesOf } from '../world';

import type { Chat, Message } from '../data/chat';
import type { Page } from '../page';

/** While the tab is hidden the page keeps only this many rows. */
const HIDDEN_ROWS = 4;

/** Draws the messages of a chat: a few at once, the history later, fewer while the tab is hidden. */
export function messageList(page: Page, chat: Chat, signal: AbortSignal): HTMLElement {
  const { build, world } = page;
  const { firstRows, historyRows, historyMs } = world.options;
  const list = build('div', { role: 'application', tab: 8, style: 'messages', attrs: { tabindex: '-1' } });
  const scroller = build(
    'div',
    {
      testid: 'conversation-panel-messages',
      trace: 'wa.web.conversation.messages',
      style: 'scroller',
      attrs: { tabindex: '0' },
    },
    list,
  );
  let rows = firstRows;
  const draw = (): void => {
    drawRows({ page, chat, list }, document.hidden ? HIDDEN_ROWS : rows);
    scroller.scrollTop = scroller.scrollHeight;
  };
  const history = setTimeout(() => {
    rows += historyRows;
    draw();
  }, historyMs);
  signal.addEventListener('abort', () => clearTimeout(history));
  document.addEventListener('visibilitychange', draw, { signal });
  world.events.on(
    'message',
    (event) => {
      if (event.chat === chat) {
        rows += 1;
        draw();
      }
    },
    signal,
  );
  draw();
  requestAnimationFrame(() => (scroller.scrollTop = scroller.scrollHeight));
  return scroller;
}

interface Target {
  readonly page: Page;
  readonly chat: Chat;
  readonly list: HTMLElement;
}

function drawRows({ page, chat, list }: Target, count: number): void {
  const messages = messagesOf(page.world, chat);
  const shown = messages.slice(-count);
  list.replaceChildren(
    ...shown.map((message, index) =>
      messageRow(page, { chat, message, firstOfRun: startsRun(shown[index - 1], message) }),
    ),
  );
}

function startsRun(before: Message | undefined, message: Message): boolean {
  return before === undefined || before.kind === 'system' || before.fromMe !== message.fromMe;
}
