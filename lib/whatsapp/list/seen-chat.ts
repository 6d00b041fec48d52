import type { BookedChat } from './chat-book';
import { nameKey } from './chat-book';
import type { RenderedRow } from './read-rows';
import { phoneOfTitle } from '../text/phone-title';

/**
 * What a line of the page alone says about a chat. Only a name that is nothing but a phone number tells who it is;
 * times are in the page's language and are not read.
 */
export function seenChat(row: RenderedRow): BookedChat {
  const phone = phoneOfTitle(row.title);
  const unread = row.unread ?? 0;
  return {
    key: nameKey(row.title),
    kind: phone === undefined ? 'unknown' : 'person',
    title: row.title,
    identities: phone === undefined ? [] : [{ kind: 'phone', value: phone }],
    unread,
    last: row.sent ? 'us' : unread > 0 ? 'them' : 'unknown',
    at: null,
    pinned: false,
    muted: false,
    archived: false,
    place: row.top,
  };
}
