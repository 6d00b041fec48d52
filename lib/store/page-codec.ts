import type { ColdTable, HotTable, TableName } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import { isRecord, type Json, type JsonObject } from '@/lib/domain/shared/json';
import type { PackedRows } from '@/lib/domain/shared/packed-rows';
import type { Stamp } from '@/lib/domain/shared/stamp';
import type { ColdEntry } from './journal';
import { epoch, migrations } from './migrations/all';
import { confirmedOf, onOf, type On } from './on';
import { packColumns, unpackColumns } from './page-columns';
import type { Bytes } from './sealer';
import { codeOf, coldTableOf, hotTableOf } from './table-codes';

/** What a page or a delta holds: rows of one table in memory, or of one cold table under one contact. */
export type Content = HotContent | ColdContent;

export interface HotContent {
  readonly kind: 'hot';
  readonly table: HotTable;
  readonly entities: readonly Entity[];
  /** The same rows as columns, where they were written so and in the shape of today. */
  readonly packed?: PackedRows;
}

export interface ColdContent {
  readonly kind: 'cold';
  readonly entries: readonly ColdEntry[];
}

/** Without a mark, or with 2, the fields lack their `id`, which is the row's; 0: they are as they are; 1: erased. */
type Row = readonly [id: string, d: JsonObject, c: Entity['c'], mark?: 0 | 1 | 2, on?: On];

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Packs the rows of a page of a table in memory. */
export function encodePage(table: HotTable, entities: readonly Entity[]): Bytes {
  return encodeJson({ e: epoch, t: codeOf(table), ...packColumns(entities) });
}

/** Packs single rows of a table in memory; pages were written so, too, until they had columns. */
export function encodeHot(table: HotTable, entities: readonly Entity[]): Bytes {
  return encodeJson({ e: epoch, t: codeOf(table), r: entities.map(rowOf) });
}

/** Packs entries of one cold table under one contact (or none). */
export function encodeCold(entries: readonly ColdEntry[]): Bytes {
  const first = entries[0];
  if (first === undefined) throw new RangeError('A page without entries has no table.');
  const rows = entries.map((entry) => [entry.at, ...rowOf(entry.entity)]);
  return encodeJson({ e: epoch, t: codeOf(first.table), f: first.contactId, r: rows });
}

/** Unpacks a page or a delta; nothing where it is not one of ours. */
export function decodeContent(bytes: Bytes): Content | null {
  const value = decodeJson(bytes);
  if (!isRecord(value) || typeof value['e'] !== 'number') return null;
  const written = value['e'];
  const hot = hotTableOf(value['t']);
  if (hot !== undefined && value['r'] === undefined) return decodeColumns(hot, value, written);
  if (!Array.isArray(value['r'])) return null;
  const rows: readonly unknown[] = value['r'];
  if (hot !== undefined) return decodeHot(hot, rows, written);
  const cold = coldTableOf(value['t']);
  const contactId = value['f'];
  if (cold === undefined || (contactId !== null && typeof contactId !== 'string')) return null;
  return decodeCold({ table: cold, contactId }, rows, written);
}

/** JSON as bytes. */
export function encodeJson(value: unknown): Bytes {
  return encoder.encode(JSON.stringify(value));
}

/** The JSON in bytes, or `undefined` where there is none. */
export function decodeJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
}

function decodeColumns(table: HotTable, value: Record<string, unknown>, written: number): HotContent | null {
  const packed = unpackColumns(value);
  if (packed === null) return null;
  const all = (): readonly Entity[] => packed.ids.map((_, position) => packed.entity(position));
  if (written !== epoch)
    return { kind: 'hot', table, entities: all().map((entity) => migrated(table, entity, written)) };
  let entities: readonly Entity[] | undefined;
  return {
    ...{ kind: 'hot', table, packed },
    get entities() {
      return (entities ??= all());
    },
  };
}

function decodeHot(table: HotTable, rows: readonly unknown[], written: number): HotContent | null {
  const entities: Entity[] = [];
  for (const row of rows) {
    if (!Array.isArray(row)) return null;
    const entity = entityOf(row, 0);
    if (entity === null) return null;
    entities.push(written === epoch ? entity : migrated(table, entity, written));
  }
  return { kind: 'hot', table, entities };
}

function decodeCold(
  filed: { readonly table: ColdTable; readonly contactId: string | null },
  rows: readonly unknown[],
  written: number,
): ColdContent | null {
  const entries: ColdEntry[] = [];
  for (const row of rows) {
    if (!Array.isArray(row)) return null;
    const at: unknown = row[0];
    const entity = entityOf(row, 1);
    if (typeof at !== 'number' || entity === null) return null;
    entries.push({ ...filed, at, entity: migrated(filed.table, entity, written) });
  }
  return { kind: 'cold', entries };
}

function rowOf(entity: Entity): Row {
  const { on } = entity;
  const place: readonly [On] | readonly [] = on === undefined ? [] : [onOf(on)];
  if (entity.erased === true) return [entity.id, {}, {}, 1, ...place];
  // The id is there already; a ninth of a contact's bytes would be its repetition.
  const { id, ...fields } = entity.d;
  if (id !== entity.id) return [entity.id, entity.d, entity.c, 0, ...place];
  return on === undefined ? [id, fields, entity.c] : [id, fields, entity.c, 2, ...place];
}

function entityOf(row: readonly unknown[], from: number): Entity | null {
  const id = row[from];
  const d = row[from + 1];
  const c = row[from + 2];
  if (typeof id !== 'string' || !isFields(d) || !isStamps(c)) return null;
  const confirmed = confirmedOf(row[from + 4]);
  const on = confirmed === undefined ? {} : { on: confirmed };
  if (row[from + 3] === 1) return { id, d: {}, c: {}, erased: true, ...on };
  if (row[from + 3] !== 0) d['id'] = id;
  return { id, d, c, ...on };
}

/** What was parsed from JSON is JSON: only the outer shape is in question. */
function isFields(value: unknown): value is Record<string, Json> {
  return isRecord(value);
}

function isStamps(value: unknown): value is Record<string, Stamp> {
  if (!isRecord(value)) return false;
  for (const field in value) if (typeof value[field] !== 'string') return false;
  return true;
}

function migrated(table: TableName, entity: Entity, written: number): Entity {
  if (entity.erased === true) return entity;
  let fields = entity.d;
  for (const step of migrations) if (step.number > written) fields = step.fields(table, fields);
  return fields === entity.d ? entity : { ...entity, d: fields };
}
