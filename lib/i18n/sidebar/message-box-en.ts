/** The English words about WhatsApp’s message box. */
export const messageBoxEn = {
  'put.action': 'Put into message box',
  'put.done': 'It is in the message box. Read it there and send it yourself.',
  'put.undone': 'Taken out of the message box',
  'put.copy': 'Copy instead',
  'put.copied': 'Copied. Press Ctrl+V in the message box.',
  'put.notCopied': 'It could not be copied. Select the text and copy it by hand.',
  'put.empty': 'There is no text to put there.',
  'put.wrong-chat': 'Another chat is open now. Nothing was put there.',
  'put.not-ready': 'The message box cannot be reached. Nothing was put there.',
  'put.too-long': 'That is too long for one message. Nothing was put there.',
  'put.refused': 'WhatsApp Web did not take the text. The message box is as it was.',
  'put.left-changed':
    'WhatsApp Web took the text in a wrong way. Look at the message box before you send anything.',
  'put.no-host': 'WhatsApp Web is not open.',
  'put.unsupported': 'WhatsApp Web cannot take text from here until you refresh it.',
  'put.undo.gone': 'That is too long ago to take back. Look at the message box.',
  'put.undo.wrong-chat': 'Another chat is open now, so nothing was taken out.',
  'put.undo.changed': 'The message box was changed since then, so nothing was taken out.',
} as const;
