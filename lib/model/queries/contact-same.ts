import type { Model } from '../model';
import { identitiesOf } from '../identities-of';
import { mayBeOne } from '../may-be-one';
import { nameKey } from '../name-key';
import type { Stored } from '../stored';
import { lidsOf, speakAgainst, wasSetApart } from '../who-is';
import { contactRow } from './contact-view';

/** More would be no choice. */
const mostProposed = 3;

/**
 * Who might be the same person as this contact, for somebody to decide: contacts with the same number or id, then
 * contacts of the same name where one of the two has no number. Nothing is joined by it.
 */
export function contactSame(model: Model, { contactId }: { readonly contactId: string }) {
  const contact = model.contact(contactId);
  if (contact === undefined || wasSetApart(model, contact)) return [];
  const own = identitiesOf(contact);
  const isProposed = (other: Stored<'contacts'>) =>
    other.id !== contact.id && mayBeOne(contact, other) && !wasSetApart(model, other);
  const numbers = own.flatMap((identity) => model.contactsWith(identity)).filter(isProposed);
  const names = namesakes(model, contact).filter(isProposed);
  const reasons = new Map<Stored<'contacts'>, 'number' | 'name'>();
  for (const other of names) reasons.set(other, 'name');
  for (const other of numbers) reasons.set(other, 'number');
  return [...reasons]
    .sort(([, a], [, b]) => (a === b ? 0 : a === 'number' ? -1 : 1))
    .slice(0, mostProposed)
    .map(([other, why]) => ({ row: contactRow(model, other), why }));
}

/** Contacts of the same name that may be the other half: one has a number, the other none. */
function namesakes(model: Model, contact: Stored<'contacts'>): readonly Stored<'contacts'>[] {
  const key = nameKey(contact.d.name);
  const entries = model.byName.entries();
  const found: Stored<'contacts'>[] = [];
  for (let at = model.byName.firstAt(key); entries[at]?.key === key && found.length < 20; at += 1) {
    const other = model.contact(entries[at]?.id ?? '');
    if (other !== undefined && other !== contact && couldBeHalves(contact, other)) found.push(other);
  }
  return found;
}

function couldBeHalves(a: Stored<'contacts'>, b: Stored<'contacts'>): boolean {
  const [ofA, ofB] = [identitiesOf(a), identitiesOf(b)];
  const hasPhone = (of: typeof ofA) => of.some(({ kind }) => kind === 'phone');
  return hasPhone(ofA) !== hasPhone(ofB) && !speakAgainst(lidsOf(ofA), lidsOf(ofB));
}
