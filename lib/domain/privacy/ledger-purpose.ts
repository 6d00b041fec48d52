/** Why a request was made: what the network ledger keeps, in no language; each language has a sentence for it. */
export const ledgerPurposes = [
  'send-changes',
  'fetch-changes',
  'fetch-all',
  'settle-refused',
  'hear-changes',
  'who-am-i',
  'team',
  'change-team',
  'hand-over',
  'hand-back',
  'presence',
  'features',
  'sign-in',
  'sign-out',
  'other',
] as const;
export type LedgerPurpose = (typeof ledgerPurposes)[number];

/** Addresses of the API with what is asked there; `*` stands for one part of any name. */
const purposes: readonly (readonly [path: string, purpose: LedgerPurpose])[] = [
  ['/v1/sync/push', 'send-changes'],
  ['/v1/sync/pull', 'fetch-changes'],
  ['/v1/sync/snapshot', 'fetch-all'],
  ['/v1/sync/confirm', 'settle-refused'],
  ['/v1/sync/live', 'hear-changes'],
  ['/v1/me', 'who-am-i'],
  ['/v1/members', 'team'],
  ['/v1/members/*', 'change-team'],
  ['/v1/members/*/hand-over', 'hand-over'],
  ['/v1/members/*/hand-back', 'hand-back'],
  ['/v1/presence', 'presence'],
  ['/v1/client-config', 'features'],
  ['/auth/oauth2/token', 'sign-in'],
  ['/auth/oauth2/revoke', 'sign-out'],
];

/** What a request to this address is for; what follows a question mark does not count. */
export function ledgerPurpose(path: string): LedgerPurpose {
  const [asked = ''] = path.split('?');
  const parts = asked.split('/');
  const found = purposes.find(([known]) => {
    const wanted = known.split('/');
    return wanted.length === parts.length && wanted.every((part, at) => part === '*' || part === parts[at]);
  });
  return found?.[1] ?? 'other';
}

/** What a line of the ledger is for. Lines of older builds hold an English sentence, so their address decides. */
export function purposeOfLine(kept: unknown, path: unknown): LedgerPurpose {
  const known = ledgerPurposes.find((each) => each === kept);
  return known ?? ledgerPurpose(typeof path === 'string' ? path : '');
}
