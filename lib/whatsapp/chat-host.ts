import type { Identity } from '@/lib/domain/contact/identity';
import type { ChatsAsk, ChatsPage } from '@/lib/messaging/wire/chat-list';
import type { HostHealth } from '@/lib/messaging/wire/health';
import type { HostVerbs } from '@/lib/messaging/wire/host';
import type { HostResult } from '@/lib/messaging/wire/provenance';
import type { PageView } from './chat/page-view';
import type { MarkedRows, RowMarker } from './list/mark-rows';
import type { ShownMessage } from './page/read-messages';

/**
 * WhatsApp Web as the rest of the page side knows it: never a selector, never a module name. Every answer to a
 * question says where it comes from, refusals too; so does the chat in a view.
 */
export interface ChatHost {
  /** The last known state of the page and the open chat. */
  view(): PageView;
  /** Runs after every change that a person could see. */
  onChange(run: (view: PageView) => void, signal: AbortSignal): void;
  /** What works, what guesses and what does not, looked at now; no text of the page and no id. */
  health(): HostResult<HostHealth, never>;
  /** A part of the chat list, and how much of it is known; the first call begins to read it. */
  chats(ask: ChatsAsk): HostResult<ChatsPage, never>;
  /** Runs after the chat list changed, at most once a second. */
  onChats(run: () => void, signal: AbortSignal): void;
  /** Keeps marks on the lines of the chat list until the signal ends. */
  markRows(marker: RowMarker, signal: AbortSignal): MarkedRows;
  /** The newest messages of this chat that the page shows, looked at now. */
  messages(chat: string): HostResult<readonly ShownMessage[], 'wrong-chat' | 'not-ready'>;
  /** What is seen of this chat without a word of it, looked at now. */
  signs(chat: string): HostVerbs['chat.signs']['result'];
  /** Opens a chat without a reload and checks that it is the right one. */
  openChat(identities: readonly Identity[]): Promise<HostVerbs['chat.open']['result']>;
  /** Puts a text behind what stands in the message box of this chat and proves it; the key takes it out again. */
  insertText(ask: HostVerbs['text.insert']['args']): Promise<HostVerbs['text.insert']['result']>;
  /** Takes that text out again while nothing else has changed in the message box. */
  undoInsert(key: string): Promise<HostVerbs['text.undo']['result']>;
  /** Opens WhatsApp's own preview of files in this chat and checks that it did. */
  attach(ask: HostVerbs['files.attach']['args']): Promise<HostVerbs['files.attach']['result']>;
  /** Puts the keyboard into WhatsApp's composer. */
  focusComposer(): HostVerbs['focus.page']['result'];
}
