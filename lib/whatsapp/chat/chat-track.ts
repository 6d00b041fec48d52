import { sameTitle } from '../text/phone-title';

/** What tells one opened chat from another. */
export interface ChatMark {
  readonly wid: string | undefined;
  readonly title: string;
  readonly messageIds: readonly string[];
}

/** The chat that was open last, with its token. */
export interface Tracked extends ChatMark {
  readonly token: string;
}

const mostIds = 400;

/**
 * The same chat keeps its token; any doubt gives a new one. Modules decide by id; without them the title must
 * be the same and the messages must overlap, because two people can have one name.
 */
export function track(before: Tracked | undefined, now: ChatMark, newToken: () => string): Tracked {
  if (before === undefined || !isSame(before, now)) return { ...now, token: newToken() };
  const messageIds = seenSoFar(before.messageIds, now.messageIds);
  return { ...now, wid: now.wid ?? before.wid, messageIds, token: before.token };
}

/** Every message that was seen, each once; the oldest are forgotten. */
export function seenSoFar(before: readonly string[], now: readonly string[]): readonly string[] {
  return [...new Set([...before, ...now])].slice(-mostIds);
}

/** True when messages on the page show that this is another chat than the tracked one, though the name is the same. */
export function isForeign(before: ChatMark, messageIds: readonly string[]): boolean {
  return before.messageIds.length > 0 && messageIds.length > 0 && !overlaps(before.messageIds, messageIds);
}

function isSame(before: Tracked, now: ChatMark): boolean {
  if (before.wid !== undefined && now.wid !== undefined) return before.wid === now.wid;
  return sameTitle(before.title, now.title) && overlaps(before.messageIds, now.messageIds);
}

function overlaps(one: readonly string[], other: readonly string[]): boolean {
  const known = new Set(one);
  return other.some((id) => known.has(id));
}
