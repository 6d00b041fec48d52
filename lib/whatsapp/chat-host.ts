import type { Identity } from '@/lib/domain/contact/identity';
import type { Result } from '@/lib/domain/shared/result';
import type { ChatsAsk, ChatsPage } from '@/lib/messaging/wire/chat-list';
import type { HostVerbs } from '@/lib/messaging/wire/host';
import type { PageView } from './chat/page-view';
import type { MarkedRows, RowMarker } from './list/mark-rows';

/** WhatsApp Web as the rest of the page side knows it: never a selector, never a module name. */
export interface ChatHost {
  /** The last known state of the page and the open chat. */
  view(): PageView;
  /** Runs after every change that a person could see. */
  onChange(run: (view: PageView) => void, signal: AbortSignal): void;
  /** A part of the chat list, and how much of it is known; the first call begins to read it. */
  chats(ask: ChatsAsk): ChatsPage;
  /** Runs after the chat list changed, at most once a second. */
  onChats(run: () => void, signal: AbortSignal): void;
  /** Keeps marks on the lines of the chat list until the signal ends. */
  markRows(marker: RowMarker, signal: AbortSignal): MarkedRows;
  /** Opens a chat without a reload and checks that it is the right one. */
  openChat(identities: readonly Identity[]): Promise<HostVerbs['chat.open']['result']>;
  /** Puts the keyboard into WhatsApp's composer. */
  focusComposer(): Result<null, 'not-ready'>;
}
