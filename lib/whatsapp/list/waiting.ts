import type { BookedChat } from './chat-book';

const old = 14 * 86_400_000;

/**
 * The chats in which a customer waits for an answer, the longest first: they wrote last, or something is unread and
 * nobody knows who wrote last. Groups, channels, oneself, muted and archived chats do not wait, nor does what is
 * older than two weeks.
 */
export function waitingChats(chats: Iterable<BookedChat>, now: number): readonly BookedChat[] {
  const found: BookedChat[] = [];
  for (const chat of chats) if (waits(chat, now)) found.push(chat);
  // Where no time is known the page's own order tells: the newest stands on top.
  return found.sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || b.place - a.place);
}

function waits(chat: BookedChat, now: number): boolean {
  if (chat.kind === 'group' || chat.kind === 'channel' || chat.kind === 'self') return false;
  if (chat.muted || chat.archived) return false;
  if (chat.at !== null && now - chat.at > old) return false;
  return chat.last === 'them' || (chat.last === 'unknown' && chat.unread > 0);
}
