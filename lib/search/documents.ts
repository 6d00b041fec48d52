import type { Stored } from '@/lib/model/stored';

/** The fields that can be searched, best first; the position is part of what the index stores. */
export const fieldWeights = [4, 2, 1.5, 1] as const;
export type FieldNumber = 0 | 1 | 2 | 3;

/** What of a row can be found. */
export interface Searchable {
  readonly kind: 'contact' | 'note';
  readonly id: string;
  readonly texts: readonly { readonly field: FieldNumber; readonly text: string }[];
  /** Digits of phone numbers, with country code. */
  readonly phones: readonly string[];
}

/** A contact as search sees it: name, company, quick fact and phones. */
export function searchableContact(contact: Stored<'contacts'>): Searchable {
  const { name, company, quickFact } = contact.d;
  return {
    kind: 'contact',
    id: contact.id,
    texts: [
      { field: 0, text: name },
      { field: 1, text: company ?? '' },
      { field: 2, text: quickFact ?? '' },
    ],
    phones: phonesOf(contact),
  };
}

/** A note as search sees it. */
export function searchableNote(note: Stored<'notes'>): Searchable {
  return { kind: 'note', id: note.id, texts: [{ field: 3, text: note.d.body }], phones: [] };
}

/** The digits inside an identity element; this runs for every contact after each start. */
const phoneElement = /^phone:\+(\d{1,15})#/;

function phonesOf(contact: Stored<'contacts'>): readonly string[] {
  const digits: string[] = [];
  for (const element in contact.d.identities) {
    const found = phoneElement.exec(element)?.[1];
    if (found !== undefined && !digits.includes(found)) digits.push(found);
  }
  return digits;
}

/** Says whether two states of a row read the same to search. */
export function looksSame(a: Searchable, b: Searchable): boolean {
  return (
    a.texts.length === b.texts.length &&
    a.texts.every(({ text }, index) => text === b.texts[index]?.text) &&
    a.phones.length === b.phones.length &&
    a.phones.every((phone) => b.phones.includes(phone))
  );
}
