import type { ColdTable } from '@/lib/catalogue/catalogue';
import type { ColdEntry } from './journal';
import { decodeJson, encodeJson } from './page-codec';
import type { Bytes } from './sealer';
import { codeOf, coldTableOf, lifeOf } from './table-codes';

/** A cold page, as its part of the list knows it: one table, one contact, one month. */
export interface ColdPage {
  readonly table: ColdTable;
  readonly version: number;
  readonly month: number;
  /** The earliest row. */
  readonly first: number;
  readonly rows: number;
  readonly bytes: number;
}

/** One part of the list of cold pages, by the page's key. */
export type Part = ReadonlyMap<string, ColdPage>;

/** What the keys of a contact's pages of one table are made of; the name tells nothing without the key. */
export function filingOf({ table, contactId }: Pick<ColdEntry, 'table' | 'contactId'>): string {
  return `${codeOf(table)}|${contactId ?? ''}`;
}

/** The key of a cold page; `filed` is the sealed name of its table and contact. */
export function coldKey(filed: string, page: number): string {
  return `c${filed}.${page.toString(36)}`;
}

/** Which part of the list names the pages of a filing, or a page by its key. */
export function partNameOf(filed: string): string {
  return filed.slice(0, 1);
}

/** Where a part lies in `meta`. */
export function partKey(name: string): string {
  return `part.${name}`;
}

/** Months are counted in UTC, so that a page never depends on where the computer is. */
export function monthOf(at: number): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** When the first row in a part will be past its life. */
export function dueOf(part: Part): number | null {
  let due: number | null = null;
  for (const { table, first } of part.values()) {
    const life = lifeOf(table);
    if (life !== null && (due === null || first + life < due)) due = first + life;
  }
  return due;
}

/** How the list names a page with these entries; the first is the earliest. */
export function coldPageOf(entries: readonly ColdEntry[], version: number, bytes: number): ColdPage {
  const [first] = entries;
  if (first === undefined) throw new RangeError('A page without entries has no table.');
  return {
    table: first.table,
    version,
    month: monthOf(first.at),
    first: first.at,
    rows: entries.length,
    bytes,
  };
}

/** A part as bytes to be sealed. */
export function encodePart(part: Part): Bytes {
  return encodeJson(
    [...part].map(([key, page]) => [
      key,
      codeOf(page.table),
      page.version,
      page.month,
      page.first,
      page.rows,
      page.bytes,
    ]),
  );
}

/** The part in opened bytes; nothing where they are not one. */
export function decodePart(bytes: Bytes): Part | null {
  const value = decodeJson(bytes);
  if (!Array.isArray(value)) return null;
  const pages = value.map(pageOf);
  return pages.includes(null) ? null : new Map(pages.filter((page) => page !== null));
}

function pageOf(value: unknown): readonly [string, ColdPage] | null {
  if (!Array.isArray(value)) return null;
  const [key, code, ...numbers]: unknown[] = value;
  const table = coldTableOf(code);
  if (typeof key !== 'string' || table === undefined) return null;
  const [version, month, first, rows, bytes] = numbers;
  if (typeof version !== 'number' || typeof month !== 'number' || typeof first !== 'number') return null;
  if (typeof rows !== 'number' || typeof bytes !== 'number') return null;
  return [key, { table, version, month, first, rows, bytes }];
}

/** Says whether a row of a cold table is past its life. */
export function isPastLife(entry: Pick<ColdEntry, 'table' | 'at'>, now: number): boolean {
  const life = lifeOf(entry.table);
  return life !== null && entry.at + life <= now;
}
