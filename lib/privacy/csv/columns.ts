import type { FieldMeaning, TableMeaning } from '@/lib/catalogue/define-table';
import { parseIdentityElement } from '@/lib/domain/contact/identity';
import type { Entity } from '@/lib/domain/shared/entity';
import { isRecord, type Json } from '@/lib/domain/shared/json';
import { canonicalJson } from '../canonical-json';
import { exportedFields } from '../export/export-row';
import type { CellKind } from './guard';

/** Finds what a row is called, so that a spreadsheet shows more than ids. */
export type NameOf = (table: string, id: string) => string | undefined;

/** One column of a sheet: its heading and how a row's cell is read. */
export interface Column extends CellKind {
  readonly heading: string;
  cell(entity: Entity): string;
}

/** The columns of a table's sheet, in the order of its fields; derived from the catalogue alone. */
export function columnsOf(table: TableMeaning, nameOf: NameOf): readonly Column[] {
  return exportedFields(table).flatMap(([name, field]) => columnsOfField(name, field, nameOf));
}

function columnsOfField(name: string, field: FieldMeaning, nameOf: NameOf): Column[] {
  const value = (entity: Entity): Json => (name === 'id' ? entity.id : (entity.d[name] ?? null));
  const isSet = field.merge === 'set';
  const plain: Column = {
    heading: name,
    phoneColumn: false,
    cell: (entity) =>
      isSet
        ? elementNames(value(entity)).join('\n')
        : cellText(value(entity), field.category === 'system.time'),
  };
  if (field.category === 'contact.identity' && isSet) return [phoneColumn(value), plain];
  if (field.ref === undefined) return [plain];
  return [plain, nameColumn({ name, table: field.ref, value, nameOf })];
}

/** The first phone number alone in its cell, so that other programs can read it. */
function phoneColumn(value: (entity: Entity) => Json): Column {
  return {
    heading: 'phone',
    phoneColumn: true,
    cell: (entity) => {
      for (const element of elementNames(value(entity))) {
        const identity = parseIdentityElement(element);
        if (identity?.kind === 'phone') return identity.value;
      }
      return '';
    },
  };
}

function nameColumn(of: {
  name: string;
  table: string;
  value: (entity: Entity) => Json;
  nameOf: NameOf;
}): Column {
  return {
    heading: `${of.name}.name`,
    phoneColumn: false,
    cell: (entity) =>
      refsIn(of.value(entity))
        .map((id) => of.nameOf(of.table, id) ?? '')
        .join('\n'),
  };
}

/** The ids a reference field holds: one, the elements of a set, or none. */
export function refsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string');
  return elementNames(value ?? null);
}

/** The field a person would call a row by, where the table has one. */
export function nameFieldOf(table: TableMeaning): 'name' | 'title' | undefined {
  if (table.fields['name'] !== undefined) return 'name';
  return table.fields['title'] === undefined ? undefined : 'title';
}

/** Tables that other tables point into and that have names: what a `NameOf` must know. */
export function namedTables(all: readonly TableMeaning[]): readonly string[] {
  const refs = all.flatMap((table) => Object.values(table.fields).map((field) => field.ref));
  return [...new Set(refs.filter((ref) => ref !== undefined))];
}

function elementNames(value: Json): string[] {
  return isRecord(value) ? Object.keys(value).sort() : [];
}

/** The largest instant that has a calendar date (ECMA-262, 21.4.1.1). */
const lastInstant = 8_640_000_000_000_000;

function cellText(value: Json, isTime: boolean): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && isTime && Math.abs(value) <= lastInstant)
    return new Date(value).toISOString();
  return canonicalJson(value);
}
