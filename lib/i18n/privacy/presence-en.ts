/** What the options page says about being seen in a chat. */
export const presenceEn = {
  'presence.title': 'Who looks at which chat',
  'presence.text':
    'Your team sees that you look at a chat or write in it, so that no customer is answered twice.',
  'presence.switch': 'Tell my team, and show me theirs',
  'presence.sent':
    'While a chat is open, every few seconds: a hash of the chat that only your workspace can make, and one word: viewing, drafting, answered or left. Never a message, a number or a name. It is kept in the server’s memory for 20 seconds.',
} as const;
