import type { HotTable } from '@/lib/catalogue/catalogue';
import { isRecord } from '@/lib/domain/shared/json';
import { decodeJson, encodeJson } from './page-codec';
import type { Bytes } from './sealer';
import { codeOf, hotTableOf } from './table-codes';

/** A page of a table in memory, as the manifest knows it. */
export interface PageEntry {
  readonly table: HotTable;
  readonly version: number;
  readonly rows: number;
  readonly bytes: number;
}

/** A sixty-fourth of the list of cold pages; a sealed record of its own, read when it is needed. */
export interface PartEntry {
  readonly version: number;
  /** When the first of its rows will be past its life; `null` for never. */
  readonly due: number | null;
}

/** Which pages there must be, and of which version: what is missing, older or not in it is noticed. */
export interface Manifest {
  /** Counts changes of pages; the version of the pages that a change wrote. */
  readonly number: number;
  /** The number of the next page; never used twice. */
  readonly next: number;
  readonly pages: ReadonlyMap<number, PageEntry>;
  readonly parts: ReadonlyMap<string, PartEntry>;
  /** Whether a page may hold an older copy of a row that lies on another page: then the newest has to be found. */
  readonly hasCopies: boolean;
}

/** The manifest of a store without pages. */
export const emptyManifest: Manifest = {
  number: 0,
  next: 1,
  pages: new Map(),
  parts: new Map(),
  hasCopies: false,
};

const keyDigits = 7;
const lastPage = 36 ** keyDigits - 1;

/** The key of a page in memory: newer pages first, so that the first row met for an id is the one that holds. */
export function hotKey(page: number): string {
  return `h${(lastPage - page).toString(36).padStart(keyDigits, '0')}`;
}

/** The number of the page that a key names; nothing where no page of ours has such a key. */
export function pageOfHotKey(key: string): number | null {
  return /^h[0-9a-z]{7}$/.test(key) ? lastPage - Number.parseInt(key.slice(1), 36) : null;
}

/** The manifest as bytes to be sealed. */
export function encodeManifest({ number, next, pages, parts, hasCopies }: Manifest): Bytes {
  return encodeJson({
    number,
    next,
    pages: [...pages].map(([page, entry]) => [
      page,
      codeOf(entry.table),
      entry.version,
      entry.rows,
      entry.bytes,
    ]),
    parts: [...parts].map(([name, entry]) => [name, entry.version, entry.due]),
    ...(hasCopies ? {} : { single: 1 }),
  });
}

/** The manifest in opened bytes; nothing where they are not one. */
export function decodeManifest(bytes: Bytes): Manifest | null {
  const value = decodeJson(bytes);
  if (!isRecord(value)) return null;
  const { number, next, pages, parts } = value;
  if (typeof number !== 'number' || typeof next !== 'number') return null;
  if (!Array.isArray(pages) || !Array.isArray(parts)) return null;
  const known = pages.map(pageOf);
  const cold = parts.map(partOf);
  if (known.includes(null) || cold.includes(null)) return null;
  return {
    number,
    next,
    pages: new Map(known.filter((entry) => entry !== null)),
    parts: new Map(cold.filter((entry) => entry !== null)),
    // Lists that were written before this was known say nothing of it.
    hasCopies: value['single'] !== 1,
  };
}

function pageOf(value: unknown): readonly [number, PageEntry] | null {
  if (!Array.isArray(value)) return null;
  const [page, code, version, rows, bytes]: unknown[] = value;
  const table = hotTableOf(code);
  if (typeof page !== 'number' || typeof version !== 'number' || table === undefined) return null;
  if (typeof rows !== 'number' || typeof bytes !== 'number') return null;
  return [page, { table, version, rows, bytes }];
}

function partOf(value: unknown): readonly [string, PartEntry] | null {
  if (!Array.isArray(value)) return null;
  const [name, version, due]: unknown[] = value;
  if (typeof name !== 'string' || typeof version !== 'number') return null;
  return due === null || typeof due === 'number' ? [name, { version, due }] : null;
}
