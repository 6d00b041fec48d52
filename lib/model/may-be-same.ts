import { identitiesOf } from './identities-of';
import { mayBeOne } from './may-be-one';
import type { Model } from './model';
import { nameKey } from './name-key';
import type { Stored } from './stored';
import { lidsOf, speakAgainst, wasSetApart } from './who-is';

type Contact = Stored<'contacts'>;

/** Why two contacts may be one person. */
export type SameWhy = 'number' | 'name';

/**
 * Who might be the same person as this contact, for somebody to decide: contacts with the same number or id, then
 * contacts of the same name where one of the two has no number. Nobody whom a person set apart.
 */
export function mayBeSame(model: Model, contact: Contact): ReadonlyMap<Contact, SameWhy> {
  const reasons = new Map<Contact, SameWhy>();
  if (wasSetApart(model, contact)) return reasons;
  const own = identitiesOf(contact);
  const isProposed = (other: Contact) =>
    other.id !== contact.id && mayBeOne(contact, other) && !wasSetApart(model, other);
  for (const other of own.flatMap((identity) => model.contactsWith(identity))) {
    if (isProposed(other)) reasons.set(other, 'number');
  }
  for (const other of namesakes(model, contact)) {
    if (isProposed(other) && !reasons.has(other)) reasons.set(other, 'name');
  }
  return reasons;
}

/** Contacts of the same name that may be the other half: one has a number, the other none. */
function namesakes(model: Model, contact: Contact): readonly Contact[] {
  const key = nameKey(contact.d.name);
  const entries = model.byName.entries();
  const found: Contact[] = [];
  for (let at = model.byName.firstAt(key); entries[at]?.key === key && found.length < 20; at += 1) {
    const other = model.contact(entries[at]?.id ?? '');
    if (other !== undefined && other !== contact && couldBeHalves(contact, other)) found.push(other);
  }
  return found;
}

function couldBeHalves(a: Contact, b: Contact): boolean {
  const [ofA, ofB] = [identitiesOf(a), identitiesOf(b)];
  const hasPhone = (of: typeof ofA) => of.some(({ kind }) => kind === 'phone');
  return hasPhone(ofA) !== hasPhone(ofB) && !speakAgainst(lidsOf(ofA), lidsOf(ofB));
}
