import { catalogue, type HotTable, type Row } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import type { PackedRows } from '@/lib/domain/shared/packed-rows';
import type { Stamp } from '@/lib/domain/shared/stamp';

/** The fields a table's rows hold besides their id. A set field without elements may be absent. */
export type Fields<T extends HotTable> = Omit<Row<T>, 'id'>;

/** A stored thing that was found to have the shape of its table. */
export type Stored<T extends HotTable> = Entity & { readonly d: Fields<T> };

type Kind = 'string' | 'number' | 'boolean' | 'list' | 'set' | 'any';
export interface Shape {
  readonly field: string;
  readonly kind: Kind;
  readonly required: boolean;
}

/** The cheap half of a table's types: what is checked for each of 100,000 rows while they are loaded. */
export function shapesOf(table: HotTable): readonly Shape[] {
  return Object.entries(catalogue[table].fields)
    .filter(([field]) => field !== 'id')
    .map(([field, meaning]) => {
      const isSet = 'merge' in meaning && meaning.merge === 'set';
      const required = !isSet && !meaning.type.safeParse(undefined).success;
      return { field, kind: isSet ? 'set' : kindOf(meaning.type), required };
    });
}

interface Accepts {
  safeParse(value: unknown): { readonly success: boolean };
}

function kindOf(type: Accepts & { unwrap?: unknown }): Kind {
  const accepts = (value: Json) => type.safeParse(value).success;
  if (accepts([])) return 'list';
  const text = accepts('x') || accepts('') || !(accepts(0) || accepts(true));
  if (text && !accepts(0) && !accepts(true)) return 'string';
  if (!text && accepts(0)) return 'number';
  return !text && accepts(true) && !accepts(0) ? 'boolean' : 'any';
}

/** Says whether an entity can be read as a row of this table. */
export function hasShape<T extends HotTable>(shapes: readonly Shape[], entity: Entity): entity is Stored<T> {
  for (const shape of shapes) if (!isOfShape(shape, entity.d[shape.field])) return false;
  return true;
}

function isOfShape({ kind, required }: Shape, value: Json | undefined): boolean {
  if (value === undefined || value === null) return !required || (value === null && kind === 'any');
  if (Array.isArray(value)) return kind === 'list';
  return typeof value === 'object' ? kind === 'set' : kind === 'any' || typeof value === kind;
}

/**
 * Those of the positions whose rows surely have the shape of their table; any other row must be looked at by itself.
 */
export function fitting(
  shapes: readonly Shape[],
  rows: PackedRows,
  positions: readonly number[],
): readonly number[] {
  let left = positions.filter((position) => !rows.isErased(position));
  for (const shape of shapes) {
    if (rows.isSet(shape.field)) {
      if (shape.kind !== 'set') return [];
      continue;
    }
    const values = rows.values(shape.field);
    left = left.filter((position) => isPlain(values[position]) && isOfShape(shape, values[position]));
  }
  return left;
}

function isPlain(value: Json | undefined): boolean {
  return typeof value !== 'object' || value === null;
}

/** The stamp of a field that holds one value; nothing where the field was never set. */
export function stampOf(entity: Entity | undefined, field: string): Stamp | null {
  if (entity === undefined || !Object.hasOwn(entity.d, field)) return null;
  return (Object.hasOwn(entity.c, field) ? entity.c[field] : entity.c['']) ?? null;
}
