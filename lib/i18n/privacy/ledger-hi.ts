import type { SameKeys } from '../translate';
import type { ledgerEn } from './ledger-en';

/** What each request of the network ledger was for, in Hindi. */
export const ledgerHi: SameKeys<typeof ledgerEn> = {
  'ledger.send-changes': 'आपके बदलाव टीम को भेजना',
  'ledger.fetch-changes': 'टीम के बदलाव लाना',
  'ledger.fetch-all': 'टीम का सारा काम लाना',
  'ledger.settle-refused': 'बताना कि अस्वीकार हुआ बदलाव निपटा दिया गया',
  'ledger.hear-changes': 'कुछ बदलते ही जान लेना',
  'ledger.who-am-i': 'पूछना कि साइन इन कौन है',
  'ledger.team': 'पूछना कि टीम में कौन-कौन है',
  'ledger.change-team': 'टीम में किसी की जगह बदलना',
  'ledger.hand-over': 'टीम छोड़ने वाले का काम किसी और को सौंपना',
  'ledger.hand-back': 'सौंपा हुआ काम वापस लेना',
  'ledger.presence': 'टीम को बताना कि आप कौन-सी चैट देख रहे हैं, और उनसे यही पूछना',
  'ledger.features': 'पूछना कि कौन-सी सुविधाएँ बंद रखनी हैं',
  'ledger.sign-in': 'साइन इन करना, या साइन इन बने रहना',
  'ledger.sign-out': 'साइन आउट करना',
  'ledger.other': 'कुछ और',
};
