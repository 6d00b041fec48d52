import { fingerprint } from '@/lib/domain/contact/fingerprint';
import { identityKinds, type Identity } from '@/lib/domain/contact/identity';
import type { Model } from './model';

/** The row that holds the secret of the fingerprints; every other row is a chat. */
export const secretRow = 'secret';

/** What is said when something would be kept about a personal chat. */
export const keptOutSay = 'This chat is personal and kept out, so nothing was saved.';

/** The secret with which this computer makes fingerprints; nothing while no chat was ever kept out. */
export function keepOutSecret(model: Model): string | undefined {
  return model.tables.keptOut.get(secretRow)?.d.secret ?? undefined;
}

/** Says whether the person called the chat of one of these identities personal. */
export function isKeptOut(model: Model, identities: readonly Identity[]): boolean {
  const secret = keepOutSecret(model);
  // Without another row than the secret's there is nothing to compare with.
  if (secret === undefined || model.tables.keptOut.size < 2) return false;
  return identities.some((each) => model.tables.keptOut.get(fingerprint(secret, each)) !== undefined);
}

/** The identity in the key of a draft that was begun before its contact was saved. */
export function identityOfDraft(key: string): Identity | undefined {
  const [, kind, ...value] = key.split(':');
  const known = identityKinds.find((each) => each === kind);
  return known === undefined || value.length === 0 ? undefined : { kind: known, value: value.join(':') };
}
