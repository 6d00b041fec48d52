/** Texts about who waits for a reply and about chats that are kept out. */
export const chatListEn = {
  'keepOut.button': 'Personal: keep out',
  'keepOut.hint': 'For family and friends. From then on nothing about this chat is kept or listed here.',
  'keepOut.menu': 'Personal: erase and keep out…',
  'keepOut.done': 'This chat is kept out.',
  'keepOut.title': 'Personal: kept out',
  'keepOut.text':
    'Nothing about this chat is kept, listed or marked. All that is kept is a fingerprint that tells this chat when you open it, and nobody else anything.',
  'keepOut.letIn': 'Let this chat in again',
  'keepOut.stillKept':
    'Something about this person is still kept, perhaps deleted but not gone yet. Erase it first; then the chat is kept out.',
  'keepOut.erase': 'Erase and keep out',
  'needs.title': 'Needs reply',
  'needs.loading': 'Looking through your chats…',
  'needs.unknown': 'WhatsApp Web does not show its chats at the moment, so it is not known who is waiting.',
  'needs.emptyAll': 'Nobody is waiting for an answer.',
  'needs.emptySoFar': 'Nobody is waiting among the chats seen so far.',
  'needs.all':
    'All {seen} chats were looked through. Groups, muted and archived chats and what is older than two weeks are left out.',
  'needs.seen': 'Seen so far: {seen} chats. Scroll the list of WhatsApp Web to see more.',
  'needs.seenOf': 'Seen so far: {seen} of {total} chats.',
  'needs.unread': { one: '{count} unread', other: '{count} unread' },
  'needs.unsaved': 'not saved',
  'needs.noTime': 'time not known',
  'needs.notShown': { one: '{count} more is not shown', other: '{count} more are not shown' },
  'needs.byHand': 'Click it in the list of WhatsApp Web.',
} as const;
