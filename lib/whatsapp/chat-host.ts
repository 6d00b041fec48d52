import type { Identity } from '@/lib/domain/contact/identity';
import type { Result } from '@/lib/domain/shared/result';
import type { ChatsAsk, ChatsPage } from '@/lib/messaging/wire/chat-list';
import type { HostHealth } from '@/lib/messaging/wire/health';
import type { HostVerbs } from '@/lib/messaging/wire/host';
import type { AttachCode } from './composer/attach-files';
import type { InsertCode } from './composer/insert-text';
import type { ChatMessages } from './chat/chat-messages';
import type { PageView } from './chat/page-view';
import type { MarkedRows, RowMarker } from './list/mark-rows';

/** WhatsApp Web as the rest of the page side knows it: never a selector, never a module name. */
export interface ChatHost {
  /** The last known state of the page and the open chat. */
  view(): PageView;
  /** Runs after every change that a person could see. */
  onChange(run: (view: PageView) => void, signal: AbortSignal): void;
  /** What works, what guesses and what does not, looked at now; no text of the page and no id. */
  health(): HostHealth;
  /** A part of the chat list, and how much of it is known; the first call begins to read it. */
  chats(ask: ChatsAsk): ChatsPage;
  /** Runs after the chat list changed, at most once a second. */
  onChats(run: () => void, signal: AbortSignal): void;
  /** Keeps marks on the lines of the chat list until the signal ends. */
  markRows(marker: RowMarker, signal: AbortSignal): MarkedRows;
  /** The newest messages of this chat that the page shows, looked at now. */
  messages(chat: string): Result<ChatMessages, 'wrong-chat' | 'not-ready'>;
  /** What is seen of this chat without a word of it, looked at now. */
  signs(chat: string): HostVerbs['chat.signs']['result'];
  /** Opens a chat without a reload and checks that it is the right one. */
  openChat(identities: readonly Identity[]): Promise<HostVerbs['chat.open']['result']>;
  /** Puts a text behind what stands in the message box of this chat and proves it; the key takes it out again. */
  insertText(ask: HostVerbs['text.insert']['args']): Promise<Result<string, InsertCode>>;
  /** Takes that text out again while nothing else has changed in the message box. */
  undoInsert(key: string): Promise<HostVerbs['text.undo']['result']>;
  /** Opens WhatsApp's own preview of files in this chat and checks that it did. */
  attach(ask: HostVerbs['files.attach']['args']): Promise<Result<null, AttachCode>>;
  /** Puts the keyboard into WhatsApp's composer. */
  focusComposer(): Result<null, 'not-ready'>;
}
