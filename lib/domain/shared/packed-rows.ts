import type { Entity } from './entity';
import type { Json } from './json';

/**
 * Rows of one table that lie together as columns. A row is made of them when somebody asks for it, so that a row
 * nobody looks at costs little; what is in them was checked before, so that making one cannot fail. Positions
 * count from 0.
 */
export interface PackedRows {
  readonly ids: readonly string[];
  /** Says whether nothing but its id is left of the row. */
  isErased(position: number): boolean;
  /** The values of a field by position, `undefined` where a row lacks it; nothing for a field that is a set. */
  values(field: string): readonly (Json | undefined)[];
  /** Says whether the field is a set of elements in some of these rows. */
  isSet(field: string): boolean;
  /** The elements of a set field in the order in which they are stored; none where the row lacks it. */
  elements(field: string, position: number): readonly string[];
  /** The whole row, made anew at each call. */
  entity(position: number): Entity;
}
