import type { Identity } from '@/lib/domain/contact/identity';
import { cleanPageText } from '@/lib/domain/text/clean';
import { isKeptOut } from '../kept-out';
import type { Model } from '../model';
import { nameKey } from '../name-key';
import type { Stored } from '../stored';
import { whoIs } from '../who-is';
import { contactRow, contactView } from './contact-view';
import { identityView } from './identity-view';

/** A person decides among these; more would be no choice. */
const mostSameName = 10;

/**
 * Who the open chat is with. Only an identity tells; a chat that matches two saved contacts is answered with
 * neither, and both are offered, and so is a contact whose number changed hands: an unknown chat is fine, a wrong
 * one is not.
 */
export function contactOpen(
  model: Model,
  { identities, title }: { readonly identities: readonly Identity[]; readonly title: string },
) {
  const { likely, doubtful } = whoIs(model, identities);
  const [contact] = likely;
  const views = identities.map((identity) => identityView({ ...identity, source: 'page' }, 0));
  if (contact !== undefined && likely.length === 1) {
    return {
      contact: contactView(model, contact),
      identities: views,
      sameName: [],
      sameWhy: 'name' as const,
      keptOut: false,
    };
  }
  if (isKeptOut(model, identities)) {
    return { contact: null, identities: views, sameName: [], sameWhy: 'name' as const, keptOut: true };
  }
  const known = [...likely, ...doubtful];
  const candidates = known.length > 0 ? known : contactsNamed(model, title);
  const sameName = candidates.slice(0, mostSameName).map((each) => contactRow(model, each));
  const sameWhy = likely.length > 1 ? 'clash' : doubtful.length > 0 ? 'moved' : 'name';
  return { contact: null, identities: views, sameName, sameWhy, keptOut: false } as const;
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
