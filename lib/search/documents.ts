import type { PackedRows } from '@/lib/domain/shared/packed-rows';
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
export function searchableContact({ id, d }: Stored<'contacts'>): Searchable {
  return contactOf(id, [d.name, d.company, d.quickFact], Object.keys(d.identities ?? {}));
}

/** The same for a contact that lies packed, without making its row. */
export function packedContact(rows: PackedRows, position: number): Searchable {
  const value = (field: string) => textOf(rows.values(field)[position]);
  const identities = rows.elements('identities', position);
  return contactOf(
    rows.ids[position] ?? '',
    [value('name'), value('company'), value('quickFact')],
    identities,
  );
}

type Texts = readonly [
  name: string,
  company: string | null | undefined,
  quickFact: string | null | undefined,
];

function contactOf(id: string, [name, company, quickFact]: Texts, identities: readonly string[]): Searchable {
  const texts = [
    { field: 0, text: name },
    { field: 1, text: company ?? '' },
    { field: 2, text: quickFact ?? '' },
  ] as const;
  return { kind: 'contact', id, texts, phones: phonesOf(identities) };
}

/** A note as search sees it. */
export function searchableNote({ id, d }: Stored<'notes'>): Searchable {
  return noteOf(id, d.body);
}

/** The same for a note that lies packed. */
export function packedNote(rows: PackedRows, position: number): Searchable {
  return noteOf(rows.ids[position] ?? '', textOf(rows.values('body')[position]));
}

function noteOf(id: string, body: string): Searchable {
  return { kind: 'note', id, texts: [{ field: 3, text: body }], phones: [] };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The digits inside an identity element; this runs for every contact after each start. */
const phoneElement = /^phone:\+(\d{1,15})#/;

function phonesOf(identities: readonly string[]): readonly string[] {
  const digits: string[] = [];
  for (const element of identities) {
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
