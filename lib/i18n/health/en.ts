/** How the parts that read WhatsApp Web are doing, in words for whoever stands at the counter. */
export const en = {
  'health.title': 'What works here',
  'health.open': 'What works here',
  'health.back': 'Back',
  'health.asking': 'Looking…',
  'health.none': 'Open WhatsApp Web to see what works there. Contacts, notes and follow-ups work without it.',
  'health.all': 'Everything works.',
  'health.some': {
    one: '{count} thing does not work at the moment. Below it says what to do instead.',
    other: '{count} things do not work at the moment. Below it says what to do instead.',
  },
  'health.byHand': 'Everything is done by hand now. Contacts, notes, follow-ups and search all work.',
  'health.release.newer':
    'Your WhatsApp Web ({release}) is newer than those that were checked with 1chat. What is said below was looked at just now.',
  'health.release.older':
    'Your WhatsApp Web ({release}) is older than those that were checked with 1chat. What is said below was looked at just now.',
  'health.last': 'Last worked {when}',
  'health.disagrees': 'Two ways of looking gave different answers, so nothing is taken for granted.',
  'health.resting': 'It failed several times in a row and is left alone for a moment.',

  'health.works': 'Works',
  'health.guesses': 'Guesses',
  'health.fails': 'Does not work now',
  'health.idle': 'Not needed now',

  'health.screen': 'Understands what WhatsApp Web shows',
  'health.screen.works': 'It is recognised.',
  'health.screen.guesses': 'It is recognised in a second-best way.',
  'health.screen.fails': 'WhatsApp Web has changed, or has not loaded yet. Everything you saved is in Work.',
  'health.screen.idle': 'There is nothing to see yet.',
  'health.chat': 'Knows whose chat is open',
  'health.chat.works': 'WhatsApp itself says who it is.',
  'health.chat.guesses':
    'Only by the name on the screen. Two people can have one name: look before you save.',
  'health.chat.fails': 'Find the person yourself: search in Work finds everybody you saved.',
  'health.chat.idle': 'No chat is open.',
  'health.number': 'Knows the phone number',
  'health.number.works': 'The number or the WhatsApp id comes from WhatsApp itself.',
  'health.number.guesses': 'It is the name on the screen, which is a number.',
  'health.number.fails': 'Not for this chat. Type the number when you save the contact.',
  'health.number.idle': 'No chat is open.',
  'health.messages': 'Tells people of one name apart',
  'health.messages.works': 'By which messages are there. What they say is not looked at.',
  'health.messages.guesses': 'By which messages are there, in a second-best way.',
  'health.messages.fails': 'Check who it is yourself where two people have one name.',
  'health.messages.idle': 'No messages are on the screen.',
  'health.composer': 'Finds the box where you type',
  'health.composer.works': 'It is found.',
  'health.composer.guesses': 'It is found in a second-best way.',
  'health.composer.fails': 'Click into the box yourself. Copy and paste work.',
  'health.composer.idle': 'No chat is open, or nobody may write in it.',
  'health.list': 'Sees your chat list',
  'health.list.works':
    'Every chat in it is known, so the marks are complete, and so is who waits for a reply.',
  'health.list.guesses': 'Only the chats that were on the screen. Scroll the list to see more of them.',
  'health.list.fails':
    'No marks on the chat list, and nobody says who waits for a reply. Look through the chats yourself.',
  'health.list.idle': 'The chat list is not on the screen.',
  'health.open.name': 'Opens a chat for you',
  'health.open.works': 'Every chat that WhatsApp Web knows.',
  'health.open.guesses': 'Only chats with a phone number.',
  'health.open.fails': 'Open the chat in WhatsApp Web yourself.',
  'health.open.idle': 'WhatsApp Web is not ready.',

  'health.help': 'For whoever helps you',
  'health.report': 'The report names parts of the page and counts them. No name, number or message is in it.',
  'health.copy': 'Copy report',
  'health.copied': 'Copied.',
  'health.notCopied': 'The browser did not copy it. Select the text and copy it yourself.',

  'health.repair': 'Load a repair file',
  'health.repair.text':
    'A file from 1chat with newer ways to find things in WhatsApp Web. It is checked first, and taken back by itself if it does not help.',
  'health.repair.done': 'Taken. Refresh WhatsApp Web to use it.',
  'health.repair.old': 'This file is not newer than what is here.',
  'health.repair.wrong': 'This is not a file that can be trusted, so it was not used.',
  'health.config.off': 'Left off by release notice {version}: {features}.',
  'health.config.no-key':
    'The server sent a release notice, but this version knows no key to check it with. It was not used.',
  'health.config.not-signed':
    'The server sent a release notice that is not signed by 1chat. It was not used.',
  'health.config.not-this': 'The server sent something that is no release notice. It was not used.',
  'health.config.old-policy':
    'The server sent a release notice with a privacy policy that is older than the one in use. It was not used.',
  'health.config.old': 'The server sent a release notice that is older than the one in use. It was not used.',

  'safe.title': 'WhatsApp Web has changed',
  'safe.text':
    'Nothing on its page is trusted now. Find people by hand: contacts, notes and follow-ups all work.',
  'safe.panel': 'Open beside the page',
  'safe.more': 'What works',
} as const;

export type HealthWords = typeof en;
