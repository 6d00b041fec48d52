/** What each request of the network ledger was for. */
export const ledgerEn = {
  'ledger.send-changes': 'Send your changes to your team',
  'ledger.fetch-changes': 'Fetch your team’s changes',
  'ledger.fetch-all': 'Fetch all of your team’s work',
  'ledger.settle-refused': 'Say that a refused change was dealt with',
  'ledger.hear-changes': 'Hear at once when something changes',
  'ledger.who-am-i': 'Ask who is signed in',
  'ledger.team': 'Ask who is in your team',
  'ledger.change-team': 'Change somebody’s place in your team',
  'ledger.hand-over': 'Hand over the work of somebody who leaves',
  'ledger.hand-back': 'Take a hand-over back',
  'ledger.presence': 'Tell your team which chat you look at, and ask the same of them',
  'ledger.features': 'Ask which features to leave off',
  'ledger.sign-in': 'Sign in, or stay signed in',
  'ledger.sign-out': 'Sign out',
  'ledger.other': 'Something else',
} as const;
