import { identityKey, identityKinds, type Identity } from '@/lib/domain/contact/identity';

/** The identity that stands for a chat among several: a phone before ids, always the same one for the same set. */
export function primaryIdentity(identities: readonly Identity[]): Identity | undefined {
  const rank = (identity: Identity) => identityKinds.indexOf(identity.kind);
  return identities.toSorted((a, b) => rank(a) - rank(b) || (identityKey(a) < identityKey(b) ? -1 : 1))[0];
}

/** The key of the note that is being written for a chat: the contact's once it is saved, else its identity's. */
export function noteDraftKey(identities: readonly Identity[], contactId: string | undefined): string {
  if (contactId !== undefined) return `note:${contactId}`;
  const identity = primaryIdentity(identities);
  return identity === undefined ? 'note:' : `note:${identityKey(identity)}`;
}
