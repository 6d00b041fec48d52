/** What the options page says about the privacy policy, and about one that comes after it. */
export const policyEn = {
  'policy.title': 'Privacy policy of {date}',
  'policy.text': 'The full text, as it is part of this version. It opens without a network.',
  'policy.read': 'Read the whole policy',
  'policy.contact': 'Contact',
  'policy.hash': 'Checksum of the text (SHA-256): {hash}',
  'policy.news': 'A new privacy policy of {date} is in force from {from}',
  'policy.changes': 'What changes',
  'policy.update': 'Its full text comes with the next update of the extension.',
  'policy.ask':
    'It changes what you agreed to. If you do not agree by then, the program stops noting by itself which chats you open, marks on the chat list, and telling your team which chat you look at. All you do yourself goes on, also exporting and erasing.',
  'policy.pauses':
    'You have not agreed, so this rests: noting by itself which chats you open, marks on the chat list, telling your team which chat you look at. All you do yourself goes on, also exporting and erasing.',
  'policy.agree': 'I agree',
  'policy.decline': 'I do not agree',
  'policy.agreed': 'You agreed to it. Nothing rests.',
  'policy.declined': 'You did not agree. You can change your mind at any time.',
  'policy.failed': 'Your answer could not be kept. Nothing was changed; try again.',
} as const;
