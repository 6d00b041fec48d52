import type { Provenance } from '@/lib/messaging/wire/provenance';
import type { PageSelectors } from '../selectors/selector-set';
import type { BookedChat } from './chat-book';
import { isSent, topOf, unreadOf, type RenderedRow } from './read-rows';
import { phoneOfTitle } from '../text/phone-title';

/**
 * What a line of the page alone says about a chat. Only a name that is nothing but a phone number tells who it is;
 * times are in the page's language and are not read.
 */
export function seenChat(
  { row, title, name }: RenderedRow,
  set: PageSelectors,
  provenance: Provenance,
): BookedChat {
  const phone = phoneOfTitle(title);
  const unread = unreadOf(row, set) ?? 0;
  return {
    key: name,
    kind: phone === undefined ? 'unknown' : 'person',
    title,
    identities: phone === undefined ? [] : [{ kind: 'phone', value: phone }],
    unread,
    last: isSent(row, set) ? 'us' : unread > 0 ? 'them' : 'unknown',
    at: null,
    pinned: false,
    muted: false,
    archived: false,
    place: topOf(row),
    provenance,
  };
}
