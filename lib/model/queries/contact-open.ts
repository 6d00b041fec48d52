import type { Identity } from '@/lib/domain/contact/identity';
import { cleanPageText } from '@/lib/domain/text/clean';
import { isKeptOut } from '../kept-out';
import type { Model } from '../model';
import { nameKey } from '../name-key';
import type { Stored } from '../stored';
import { contactRow, contactView } from './contact-view';
import { identityView } from './identity-view';

/** A person decides among these; more would be no choice. */
const mostSameName = 10;

/**
 * Who the open chat is with. Only an identity tells; a chat that matches two saved contacts is answered with
 * neither, and both are offered: an unknown chat is fine, a wrong one is not.
 */
export function contactOpen(
  model: Model,
  { identities, title }: { readonly identities: readonly Identity[]; readonly title: string },
) {
  const known = new Set(identities.flatMap((identity) => model.contactsWith(identity)));
  const [contact] = known;
  const views = identities.map((identity) => identityView({ ...identity, source: 'page' }, 0));
  if (contact !== undefined && known.size === 1) {
    return { contact: contactView(model, contact), identities: views, sameName: [], keptOut: false };
  }
  if (isKeptOut(model, identities)) return { contact: null, identities: views, sameName: [], keptOut: true };
  const candidates = known.size > 1 ? [...known] : contactsNamed(model, title);
  const sameName = candidates.slice(0, mostSameName).map((each) => contactRow(model, each));
  return { contact: null, identities: views, sameName, keptOut: false };
}

function contactsNamed(model: Model, title: string): readonly Stored<'contacts'>[] {
  const name = cleanPageText(title);
  if (name === '') return [];
  const key = nameKey(name);
  const entries = model.byName.entries();
  const found: Stored<'contacts'>[] = [];
  for (let at = model.byName.firstAt(key); entries[at]?.key === key && found.length < mostSameName; at += 1) {
    const contact = model.contact(entries[at]?.id ?? '');
    if (contact !== undefined) found.push(contact);
  }
  return found;
}
