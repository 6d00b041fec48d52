import { isRecord, type Json } from '@/lib/domain/shared/json';
import type { Stamp } from '@/lib/domain/shared/stamp';

/** One field of the rows on a page, by position; `undefined` where a row lacks it. */
export type Column =
  | { readonly kind: 'values'; readonly cells: readonly (Json | undefined)[] }
  | { readonly kind: 'set'; readonly cells: readonly (SetCell | undefined)[] }
  /** Sets of one element with one stamp, or (0) of none. */
  | {
      readonly kind: 'single';
      readonly elements: readonly (string | 0 | undefined)[];
      readonly stamps: readonly (number | undefined)[];
    }
  /** Every row that is not erased holds its own id under the name `id`. */
  | { readonly kind: 'own-id' };

/**
 * A set: each element followed by the number of its stamp, or by a list of numbers where it has not just one. Nearly
 * every set has one element with one stamp or none, and 100,000 small lists cost more than what is in them.
 */
export type SetCell = readonly (string | number | readonly number[])[];

/**
 * A column as it lies on disk: name, cells, the positions that have one (or 0: all), and a 1 where they are sets; a
 * list in its place holds the stamps of elements that are the only ones. The name alone: every row holds its own id.
 */
export type StoredColumn =
  | readonly [field: string]
  | readonly [
      field: string,
      cells: readonly unknown[],
      at?: readonly number[] | 0,
      set?: 1 | readonly number[],
    ];

/** Gives each stamp of a page a number, so that it is written once. */
export interface StampNumbers {
  numberOf(stamp: Stamp): number;
}

/** Packs the values that rows have for one field. */
export function packColumn(
  field: string,
  values: readonly (Json | undefined)[],
  stamps: StampNumbers,
): StoredColumn {
  const held: Json[] = [];
  const at: number[] = [];
  const sets: Dots[] = [];
  for (let position = 0; position < values.length; position += 1) {
    const value = values[position];
    if (value === undefined) continue;
    at.push(position);
    held.push(value);
    if (sets.length === held.length - 1 && isElementSet(value)) sets.push(value);
  }
  const isWhole = at.length === values.length;
  if (sets.length < held.length) return isWhole ? [field, held] : [field, held, at];
  const all = isWhole ? 0 : at;
  return sets.every(isSingle)
    ? packSingles(field, { sets, at: all }, stamps)
    : [field, sets.map((set) => packSet(set, stamps)), all, 1];
}

type Dots = { readonly [element: string]: readonly Stamp[] };

function isElementSet(value: Json): value is Dots {
  if (!isRecord(value)) return false;
  for (const element in value) {
    const dots = value[element];
    if (!Array.isArray(dots)) return false;
    for (const dot of dots) if (typeof dot !== 'string') return false;
  }
  return true;
}

/** Whether a set has no element, or one with one stamp. */
function isSingle(set: Dots): boolean {
  let elements = 0;
  for (const element in set) {
    elements += 1;
    if (elements > 1 || set[element]?.length !== 1) return false;
  }
  return true;
}

function packSingles(
  field: string,
  column: { readonly sets: readonly Dots[]; readonly at: 0 | readonly number[] },
  stamps: StampNumbers,
): StoredColumn {
  const elements: (string | 0)[] = [];
  const numbers: number[] = [];
  for (const set of column.sets) {
    let only: string | 0 = 0;
    let number = 0;
    for (const element in set) {
      only = element;
      number = stamps.numberOf(set[element]?.[0] ?? '');
    }
    elements.push(only);
    numbers.push(number);
  }
  return [field, elements, column.at, numbers];
}

function packSet(set: Dots, stamps: StampNumbers): SetCell {
  return Object.entries(set).flatMap(([element, dots]) => {
    const numbers = dots.map((dot) => stamps.numberOf(dot));
    const [only, ...others] = numbers;
    return [element, only === undefined || others.length > 0 ? numbers : only];
  });
}

/** Unpacks a column of a page with so many rows and stamps; nothing where it is not one of ours. */
export function unpackColumn(
  stored: unknown,
  page: { readonly rows: number; readonly stamps: number },
): { readonly field: string; readonly column: Column } | null {
  if (!Array.isArray(stored)) return null;
  const [field, cells, at = 0, set]: unknown[] = stored;
  if (typeof field !== 'string') return null;
  if (stored.length === 1) return { field, column: { kind: 'own-id' } };
  if (!Array.isArray(cells)) return null;
  if (Array.isArray(set)) return unpackSingle({ field, elements: cells, at, numbers: set }, page);
  if (set === undefined) {
    const spread = spreadOut<Json>(cells, at, page.rows);
    return spread === null ? null : { field, column: { kind: 'values', cells: spread } };
  }
  if (!areSets(cells, page.stamps)) return null;
  const spread = spreadOut(cells, at, page.rows);
  return spread === null ? null : { field, column: { kind: 'set', cells: spread } };
}

function unpackSingle(
  stored: {
    readonly field: string;
    readonly elements: readonly unknown[];
    readonly at: unknown;
    readonly numbers: readonly unknown[];
  },
  page: { readonly rows: number; readonly stamps: number },
): ReturnType<typeof unpackColumn> {
  const { field, elements, at, numbers } = stored;
  if (!elements.every(isElementOrNone) || numbers.length !== elements.length) return null;
  if (!numbers.every((each) => typeof each === 'number')) return null;
  if (!elements.every((each, index) => each === 0 || isIndex(numbers[index], page.stamps))) return null;
  const spread = spreadOut(elements, at, page.rows);
  const stamps = spreadOut(numbers, at, page.rows);
  if (spread === null || stamps === null) return null;
  return { field, column: { kind: 'single', elements: spread, stamps } };
}

function isElementOrNone(value: unknown): value is string | 0 {
  return typeof value === 'string' || value === 0;
}

/** The cells by position; 0 in the place of the positions: each row has one. */
function spreadOut<T>(cells: readonly T[], at: unknown, rows: number): readonly (T | undefined)[] | null {
  if (at === 0) return cells.length === rows ? cells : null;
  if (!Array.isArray(at) || at.length !== cells.length) return null;
  const spread = Array.from({ length: rows }, (): T | undefined => undefined);
  for (const [index, position] of at.entries()) {
    if (!isIndex(position, rows)) return null;
    spread[position] = cells[index];
  }
  return spread;
}

function areSets(cells: readonly unknown[], stamps: number): cells is readonly SetCell[] {
  for (const cell of cells) {
    if (!Array.isArray(cell) || cell.length % 2 !== 0) return false;
    for (let at = 0; at < cell.length; at += 2) {
      const dots: unknown = cell[at + 1];
      if (typeof cell[at] !== 'string') return false;
      if (isIndex(dots, stamps)) continue;
      if (!Array.isArray(dots) || !dots.every((dot) => isIndex(dot, stamps))) return false;
    }
  }
  return true;
}

/** Says whether a value counts something there are so many of. */
export function isIndex(value: unknown, count: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count;
}
