import type { Confirmed, Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import {
  isIndex,
  packColumn,
  unpackColumn,
  type Column,
  type StampNumbers,
  type StoredColumn,
} from './column';
import { ColumnRows, type StampCell } from './column-rows';
import { confirmedOf, onOf, type On } from './on';

/**
 * Rows as columns: ids, fields, the stamps of each row by number, each stamp once. Beside the rows of 40 % of the
 * bytes that reading and parsing cost otherwise, a row need not be made before somebody looks at it.
 */
export interface StoredColumns {
  readonly i: readonly string[];
  readonly k: readonly StoredColumn[];
  readonly c: readonly StampCell[];
  readonly s: readonly string[];
  /** Positions of erased rows; left out where there are none. */
  readonly x?: readonly number[];
  /** Where the server has rows, by position; left out where it has none of them. */
  readonly o?: readonly (readonly [position: number, ...on: On])[];
}

/** Packs rows into columns. */
export function packColumns(entities: readonly Entity[]): StoredColumns {
  const { stamps, numberOf } = stampNumbers();
  const erased = entities.flatMap((entity, at) => (entity.erased === true ? [at] : []));
  const confirmed = entities.flatMap(({ on }, at) => (on === undefined ? [] : [[at, ...onOf(on)] as const]));
  const k = [...fieldsOf(entities)].map(([field, values]) =>
    field === 'id' && holdOwnId(entities) ? ([field] as const) : packColumn(field, values, { numberOf }),
  );
  const c = entities.map((entity) => (entity.erased === true ? [] : stampCell(entity.c, numberOf)));
  return {
    ...{ i: entities.map(({ id }) => id), k, c, s: stamps },
    ...(erased.length === 0 ? {} : { x: erased }),
    ...(confirmed.length === 0 ? {} : { o: confirmed }),
  };
}

function stampNumbers(): StampNumbers & { readonly stamps: readonly string[] } {
  const numbers = new Map<string, number>();
  const stamps: string[] = [];
  return {
    stamps,
    numberOf(stamp) {
      const known = numbers.get(stamp);
      if (known !== undefined) return known;
      numbers.set(stamp, stamps.length);
      return stamps.push(stamp) - 1;
    },
  };
}

/** The values of each field by position, fields in the order in which they are met. */
function fieldsOf(entities: readonly Entity[]): Map<string, (Json | undefined)[]> {
  const fields = new Map<string, (Json | undefined)[]>();
  for (const [at, { d, erased }] of entities.entries()) {
    if (erased === true) continue;
    for (const field in d) {
      let values = fields.get(field);
      if (values === undefined) {
        values = Array.from<Json | undefined>({ length: entities.length });
        fields.set(field, values);
      }
      values[at] = d[field];
    }
  }
  return fields;
}

function holdOwnId(entities: readonly Entity[]): boolean {
  return entities.every(({ id, d, erased }) => erased === true || d['id'] === id);
}

function stampCell(c: Entity['c'], numberOf: StampNumbers['numberOf']): StampCell {
  const cell: (string | number)[] = [];
  for (const field in c) cell.push(field, numberOf(c[field] ?? ''));
  const [field, number] = cell;
  return cell.length === 2 && field === '' && typeof number === 'number' ? number : cell;
}

/** Unpacks columns; nothing where they are not ours. Everything is looked at: what is answered can be relied on. */
export function unpackColumns(value: Record<string, unknown>): ColumnRows | null {
  const { i: ids, k, c, s, x = [], o = [] } = value;
  if (!isTexts(ids) || !isTexts(s) || !Array.isArray(k) || !Array.isArray(o)) return null;
  const rows = ids.length;
  if (!isStampCells(c, s.length) || c.length !== rows) return null;
  if (!Array.isArray(x) || !x.every((each) => isIndex(each, rows))) return null;
  const columns = new Map<string, Column>();
  for (const each of k) {
    const unpacked = unpackColumn(each, { rows, stamps: s.length });
    if (unpacked === null) return null;
    columns.set(unpacked.field, unpacked.column);
  }
  const confirmed = new Map<number, Confirmed>();
  for (const each of o) {
    if (!Array.isArray(each)) return null;
    const [at, ...place]: unknown[] = each;
    const on = confirmedOf(place);
    if (!isIndex(at, rows) || on === undefined) return null;
    confirmed.set(at, on);
  }
  return new ColumnRows({ ids, columns, stamps: s, rowStamps: c, erased: new Set(x), confirmed });
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isStampCells(value: unknown, stamps: number): value is readonly StampCell[] {
  if (!Array.isArray(value)) return false;
  return value.every((cell) => isIndex(cell, stamps) || (Array.isArray(cell) && isOwnStamps(cell, stamps)));
}

/** Fields and stamp numbers in turn. */
function isOwnStamps(cell: readonly unknown[], stamps: number): boolean {
  if (cell.length % 2 !== 0) return false;
  return cell.every((each, at) => (at % 2 === 0 ? typeof each === 'string' : isIndex(each, stamps)));
}
