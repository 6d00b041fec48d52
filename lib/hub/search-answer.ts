import { fold } from '@/lib/domain/text/fold';
import { excerpt } from '@/lib/domain/text/clean';
import type { SearchView } from '@/lib/messaging/contract/views';
import type { Model } from '@/lib/model/model';
import { contactRow } from '@/lib/model/queries/contact-view';
import { identityViews } from '@/lib/model/queries/identity-view';
import type { Stored } from '@/lib/model/stored';
import { tokensOf } from '@/lib/search/tokens';
import type { QueryContext } from './query';

/** Contacts and notes for what was typed, with what of them matched. */
export function searchAnswer(
  { data }: QueryContext,
  { text, limit }: { readonly text: string; readonly limit: number },
): SearchView {
  const { model, search } = data;
  const found = search.find(text, limit);
  const words = tokensOf(text).map((token) => token.text);
  return {
    contacts: found.contacts.flatMap((id) => {
      const contact = model.contact(id);
      if (contact === undefined) return [];
      return [{ ...contactRow(model, contact), matched: matchedIn(contact, text, words) }];
    }),
    notes: found.notes.flatMap((id) => noteFound(model, id, words)),
    building: search.building,
  };
}

function noteFound(model: Model, id: string, words: readonly string[]): SearchView['notes'] {
  const note = model.note(id);
  const contact = note === undefined ? undefined : model.contact(note.d.contactId);
  if (note === undefined || contact === undefined) return [];
  const shown = around(note.d.body, words);
  return [{ id, contactId: contact.id, contactName: contact.d.name, excerpt: shown }];
}

/** The text in which a person will see why this was found; the name first, because that is what they look at. */
function matchedIn(contact: Stored<'contacts'>, text: string, words: readonly string[]): string {
  const { name, company, quickFact } = contact.d;
  const has = (value: string) => words.some((word) => fold(value).includes(word));
  if (words.length > 0 && has(name)) return name;
  if (typeof company === 'string' && has(company)) return company;
  if (typeof quickFact === 'string' && has(quickFact)) return around(quickFact, words);
  const digits = fold(text).replace(/\D/g, '').replace(/^0+/, '');
  const phone = identityViews(contact).find((each) => each.kind === 'phone' && each.value.includes(digits));
  return digits !== '' && phone !== undefined ? phone.shown : name;
}

const before = 60;

/** The part of a text in which a word stands. */
function around(text: string, words: readonly string[]): string {
  for (const piece of text.matchAll(/\S+/g)) {
    const folded = fold(piece[0]);
    if (!words.some((word) => folded.includes(word))) continue;
    if (piece.index <= before) break;
    const start = text.indexOf(' ', piece.index - before);
    return `…${excerpt(text.slice(start > piece.index || start < 0 ? piece.index : start), 200)}`;
  }
  return excerpt(text, 200);
}
