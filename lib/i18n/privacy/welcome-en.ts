/** What the welcome page says before the person has decided. */
export const welcomeEn = {
  'welcome.lead':
    'Contacts, notes and follow-ups beside your chats. Before it starts, see what it reads, keeps and sends.',
  'welcome.nothingYet': 'Until you accept, it reads nothing on WhatsApp Web.',
  'welcome.reads': 'What it reads',
  'welcome.reads.text':
    'In WhatsApp Web, the name of the chat you open, its phone number or WhatsApp id, and whether it is a person or a group. To tell who waits for an answer, the same of the chats in the list, with how many messages are unread, who wrote last and when; of these nothing is kept. Never what your messages, photos or files say or show: only the ids of a few messages, to be sure which chat it is, and these are not kept.',
  'welcome.keeps': 'What it keeps',
  'welcome.keeps.text':
    'Contacts you save, with the name of their chat and when you last opened it; your labels, notes, follow-ups and history; and drafts you began, with the number of their chat. Of a chat you call personal, only a fingerprint that keeps it out. All of it stays on this computer, locked (encrypted).',
  'welcome.sends': 'What it sends',
  'welcome.sends.text': 'Nothing. It works without an account and without a network.',
  'welcome.long': 'How long',
  'welcome.long.text':
    'Until you delete it. Drafts and history go by themselves after 30 days, finished follow-ups after a year.',
  'welcome.rights': 'You stay in charge',
  'welcome.rights.text':
    'See, export or erase everything on the options page, and switch it off there as easily as you switch it on here.',
  'welcome.choose': 'May it work on WhatsApp Web?',
  'welcome.choose.text': '“Accept” also means that you have seen the privacy policy of {date}.',
  'welcome.accept': 'Accept',
  'welcome.decline': 'Not now',
  'welcome.saving': 'Keeping your choice…',
  'welcome.details': 'Everything it keeps, field by field',
  'welcome.detailsLead':
    'This list is made from the same declaration that the program itself works by. What is not in it cannot be kept.',
  'welcome.lock': 'How it is locked, and what that does not do',
  'welcome.lock.text':
    'What is kept is encrypted (AES-256) with a key that is a file on this computer. That makes erasing final: the key is destroyed. It does not stop someone who can copy your whole Chrome profile, so lock your computer when you leave it.',
  'welcome.account': 'What an account changes',
  'welcome.account.text':
    'Nothing is sent without an account. If you sign in on the options page, what is marked “with an account” goes to your team through the 1chat API; everything else stays here. You can work without one for ever.',
  'welcome.accepted.title': 'It is on',
  'welcome.accepted.text': 'Open WhatsApp Web and click a chat: the sidebar shows who it is.',
  'welcome.acceptedPaused.title': 'You accepted; it is paused',
  'welcome.acceptedPaused.text':
    'Nothing is read while it is paused. End the pause from the icon in the toolbar or on the options page.',
  'welcome.openWhatsApp': 'Open WhatsApp Web',
  'welcome.openWhatsAppHint': 'If a WhatsApp Web tab is open, it is shown and loaded again once.',
  'welcome.declined.title': 'Nothing is read',
  'welcome.declined.text': 'Click the 1chat icon in the toolbar whenever you want to come back to this page.',
  'welcome.changeMind': 'You can change your choice below.',
  'welcome.withdrawn': 'You can switch it off on the options page.',
  'welcome.options': 'Open the options page',
  'welcome.loading': 'Looking up your choice…',
  'welcome.broken.title': 'Your choice could not be kept',
  'welcome.broken.text': 'Nothing was switched on. Close the browser, open it again and try once more.',
  'welcome.lost.title': 'The program did not answer',
  'welcome.lost.text': 'Nothing was changed. Try again; if this stays, close the browser and open it again.',
  'try.again': 'Try again',
} as const;
