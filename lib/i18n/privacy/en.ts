import { ledgerEn } from './ledger-en';
import { placeEn } from './place-en';
import { policyEn } from './policy-en';
import { presenceEn } from './presence-en';
import { welcomeEn } from './welcome-en';

/** Every text of the welcome page, the popup and the options page. Short first, plain words. */
export const en = {
  'app.name': '1chat CRM for WhatsApp Web',

  ...welcomeEn,

  ...policyEn,

  // Words of the catalogue
  'held.why': 'Why',
  'held.from': 'From',
  'held.where': 'Where it goes',
  'held.howLong': 'How long',
  'held.erasedWith': 'Erased with',
  'held.leaves': 'May leave this computer',
  'held.leaves.no': 'never',
  'held.leaves.account': 'with an account',
  'held.where.synced': 'Stays on this computer. With an account it also goes to your team.',
  'held.where.device': 'Stays on this computer, always.',
  'held.where.session': 'Stays on this computer until Chrome closes.',
  'held.where.parts':
    'Stays on this computer. The parts marked below go to the 1chat API while you are signed in.',
  'held.keep.until-deleted': 'Until you delete it',
  'held.keep.days': '{days} days {after}',
  'held.keep.hours': '{hours} hours',
  'held.keep.session': 'Until Chrome closes',
  'held.with.contact': 'The customer it is about, or everything',
  'held.with.account': 'Everything on this computer',
  'held.with.install': 'Everything on this computer',

  // Options: frame
  'options.title': 'Your data',
  'options.jumps': 'On this page',
  'options.lead': 'Everything this program keeps is on this page. Look at it, take it with you, or erase it.',
  'options.loading': 'Opening your data…',
  'options.state.open': 'On',
  'options.state.paused': 'Paused',
  'options.state.declined': 'Off',
  'options.state.undecided': 'Not accepted yet',
  'options.work': 'Open work page',
  'options.inert.title': 'Nothing is kept yet',
  'options.inert.text': 'You have not accepted the welcome page, so nothing is read and nothing is kept.',
  'options.inert.open': 'Open the welcome page',
  'options.broken.title': 'Your data cannot be opened',
  'options.broken.full':
    'The disk is full. Free some space, then load this page again. Erasing everything is possible.',
  'options.broken.closed': 'It was closed meanwhile. Load this page again.',
  'options.broken.broken':
    'Nothing was changed. Close the browser and open it again. If this stays, the only thing that can be done here is to erase everything.',
  'options.reconnecting': 'Reconnecting… What you see is what was last known.',
  'options.refused': 'This page lost its place. Load it again.',
  'options.reload': 'Load again',
  'query.failed': 'This could not be read.',

  // Options: what we hold
  'hold.title': 'What we hold',
  'hold.lead': 'Counted just now. Size is what it takes on disk, locked.',
  'hold.count': { one: '{count} item', other: '{count} items' },
  'hold.none': 'Nothing',
  'hold.ledger': 'No request is on record: nothing was sent in the last 90 days.',
  'hold.outbox': 'Nothing waits to be sent.',
  'hold.emptyTable': 'Nothing is kept here at the moment.',
  'hold.fields': 'What each field is',
  'hold.items': 'Look at the items',
  'hold.itemsOf': '{from}–{to} of {count}',
  'hold.newer': 'Newer',
  'hold.older': 'Older',
  'hold.item': 'Item {id}',
  'hold.eraseThis': 'Erase this customer',
  'hold.removeDraft': 'Remove this draft',
  'hold.removeFailed': 'This draft could not be removed. Try again.',
  'hold.beside': 'What the program needs to work',
  'hold.besideLead':
    'Small things beside your data: switches, passes, counters. Secrets are counted, never shown and never exported.',
  'hold.secret': 'secret, not shown',
  'hold.total': { one: '{count} item in all', other: '{count} items in all' },

  // Options: export
  'export.title': 'Take it with you',
  'export.text':
    'One file (ZIP) with everything above: tables for Excel, and the exact data for other programs.',
  'export.button': 'Export everything',
  'export.choose': 'Export to a place I choose…',
  'export.running': 'Writing: {lines} of {of} lines, {size}',
  'export.starting': 'Starting…',
  'export.cancel': 'Cancel export',
  'export.done': 'Saved as {name}',
  'export.doneText':
    'It is not locked: anyone who has the file can read it. Delete the file when you are done.',
  'export.size': 'Size',
  'export.sum': 'Checksum (SHA-256)',
  'export.counts': 'What is in it',
  'export.failed.cancelled': 'The export was cancelled. Nothing was saved.',
  'export.failed.erased':
    'The export was stopped because something was erased meanwhile. Nothing was saved; start it again.',
  'export.leftOut': {
    one: 'Not in it: {count} customer who is being erased. Take that back and export again if they must be in it.',
    other:
      'Not in it: {count} customers who are being erased. Take that back and export again if they must be in it.',
  },
  'export.failed.closed': 'Your data cannot be opened at the moment, so there is nothing to export.',
  'export.failed.lost': 'The export stopped before its end. Nothing was saved; start it again.',
  'export.failed.disk':
    'The file could not be written. Look whether there is room on the disk, and start it again.',

  // Options: erase a customer
  ...ledgerEn,
  ...placeEn,
  ...presenceEn,
  'marks.title': 'Marks on the chat list',
  'marks.text':
    'Small dots on WhatsApp’s own list of chats: the colours of a contact’s labels, and a clock where a follow-up is due.',
  'marks.label': 'Show',
  'marks.off': 'Nothing',
  'marks.colours': 'Colours only',
  'marks.names': 'Colours, with names when you point at them',
  'marks.off.text': 'Nothing of yours stands on the list.',
  'marks.colours.text':
    'What stands there: dots in the colours of labels, a clock for a follow-up of today or overdue. No names. Everybody who sees your screen sees it.',
  'marks.names.text':
    'What stands there: the same, and the names of the labels when you point at the dots. Everybody who sees your screen can see it.',
  'marks.failed': 'Your choice could not be kept. Nothing was changed; try again.',
  'keepOut.dialog': 'Personal: erase and keep out',
  'keepOut.dialogText':
    'Everything that is kept about this contact is erased on this computer, and from now on nothing about the chat is kept or listed.',
  'erase.title': 'Erase',
  'erase.text': 'Erased is final: it is not in a trash, and nobody can bring it back.',
  'erase.button': 'Erase a customer',
  'erase.dialog': 'Erase a customer',
  'erase.scope':
    'Everything about one customer on this computer: contact, chats, notes, follow-ups, drafts and history. WhatsApp’s own data and files you exported are not touched.',
  'erase.search': 'Name or phone number',
  'erase.searchHint': 'Type a part of it, then choose.',
  'erase.searching': 'Searching…',
  'erase.noMatch': 'No saved contact matches.',
  'erase.matches': 'Customers found',
  'erase.noPhone': 'no phone number',
  'erase.preview': 'This will be erased',
  'erase.counting': 'Counting…',
  'erase.gone': 'This customer is no longer here.',
  'erase.type': 'To confirm, type the name: {name}',
  'erase.typed': 'Name',
  'erase.confirm': 'Erase for good',
  'erase.back': 'Choose another',
  'erase.cancel': 'Cancel',
  'erase.code.not-found': 'This customer is no longer here.',
  'erase.code.not-confirmed': 'That is not the name. Type it as it is shown.',
  'erase.code.broken':
    'Nothing was erased: your data cannot be written at the moment. Close the browser and open it again.',
  'erase.code.refused': 'Nothing was erased: this page may not ask for that. Load it again.',
  'erase.code.unreachable':
    'The program did not answer. Load this page again and look whether the customer is still there.',
  'erase.pending': '{name} is hidden and will be erased for good in {seconds} s.',
  'erase.finishing': 'Erasing {name} for good…',
  'erase.undo': 'Undo',
  'erase.undoFailed': 'This could not be taken back: it is already final.',
  'erase.receipt': 'The customer was erased',

  // Options: erase everything
  'wipe.button': 'Erase everything on this computer',
  'wipe.dialog': 'Erase everything on this computer',
  'wipe.scope':
    'All of this, your choice on the welcome page, and the key that everything is locked with. There is no undo.',
  'wipe.type': 'To confirm, type: {word}',
  'wipe.typed': 'Confirmation',
  'wipe.confirm': 'Erase everything',
  'wipe.running': 'Erasing…',
  'wipe.code.not-confirmed': 'Type the word as it is shown: {word}',
  'wipe.code.refused': 'Nothing was erased: this page may not ask for that. Load it again.',
  'wipe.code.broken': 'Not everything could be erased. Close the browser, open it again and repeat it.',
  'wipe.code.unreachable': 'The program did not answer. Load this page again and look what is still there.',
  'wipe.done': 'Everything was erased',
  'wipe.doneText':
    'The key was destroyed first, so what the disk may still hold for a while cannot be read. Files you exported are still where you saved them.',

  // Receipts
  'receipt.when': 'Finished {time}',
  'receipt.erased': 'Erased',
  'receipt.checked': 'Read again afterwards',
  'receipt.empty': 'nothing left',
  'receipt.left': 'something is left',
  'receipt.allGood': 'Every place was read again, and nothing was left.',
  'receipt.notGood': 'Something is left. Close the browser, open it again and repeat it.',
  'receipt.save': 'Save receipt',
  'receipt.method': 'What was kept is sealed under a new key; the old key was destroyed.',
  'receipt.stays': 'An id without any content stays, so that the customer cannot come back by mistake.',

  // Options: damaged records
  'damaged.title': 'Records that cannot be read',
  'damaged.text': 'They are set aside and change nothing else. Discard them if you do not need them.',
  'damaged.unreadable': 'does not open with the key',
  'damaged.foreign': 'was not written by this program',
  'damaged.malformed': 'is damaged',
  'damaged.missing': 'is missing',
  'damaged.outdated': 'is older than it should be',
  'damaged.misfit': 'does not fit this version of the program; it is kept as it is',
  'damaged.discard': 'Discard',
  'damaged.record': '{size} in “{store}” {reason}',
  'damaged.failed': 'This record could not be discarded. Load this page again.',

  // Options: your choice
  'choice.title': 'Your choice',
  'choice.open': 'You accepted. It works on WhatsApp Web.',
  'choice.paused': 'You accepted, and it is paused. Nothing is read.',
  'choice.declined': 'It is off. Nothing is read. What you saved before is still here.',
  'choice.undecided': 'You have not chosen yet. Nothing is read.',
  'choice.withdraw': 'Switch off',
  'choice.pause': 'Pause',
  'choice.resume': 'End the pause',
  'choice.withdrawHint':
    'Switching off stops all reading at once and keeps what you saved. Erase it above if you want it gone.',
  'choice.failed': 'Your choice could not be kept. Try again.',

  // Options: sample data
  'sample.title': 'Sample data',
  'sample.text': {
    one: '{count} made-up contact is here to try things out.',
    other: '{count} made-up contacts are here to try things out.',
  },
  'sample.remove': 'Remove sample data',
  'sample.failed': 'The sample data could not be removed. Try again.',

  // Options: about
  'about.version': 'Version {version}',
  'about.welcome': 'Show the welcome page again',

  // Popup
  'popup.title': '1chat CRM',
  'popup.on': 'On',
  'popup.on.text': 'Works on WhatsApp Web in this browser.',
  'popup.paused': 'Paused',
  'popup.paused.text': 'Nothing is read until you end the pause.',
  'popup.off': 'Off',
  'popup.off.text': 'Nothing is read. Read the welcome page to switch it on.',
  'popup.broken': 'Cannot be opened',
  'popup.broken.text':
    'Nothing was changed. Close the browser and open it again; if this stays, open the options page.',
  'popup.lost': 'No answer',
  'popup.lost.text': 'Close this and click the icon again.',
  'popup.loading': 'One moment…',
  'popup.pause': 'Pause',
  'popup.resume': 'End the pause',
  'popup.work': 'Open work',
  'popup.options': 'Options and your data',
  'popup.whatsApp': 'Open WhatsApp Web',
  'popup.welcome': 'Open the welcome page',
  'popup.due': { one: '{count} follow-up is due', other: '{count} follow-ups are due' },
  'popup.contacts': { one: '{count} contact', other: '{count} contacts' },
} as const;

export type PrivacyWords = typeof en;
