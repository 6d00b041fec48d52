import type { HotTable } from '@/lib/catalogue/catalogue';
import type { ElementSet } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import type { Operation } from '@/lib/domain/shared/operation';
import type { Stamp } from '@/lib/domain/shared/stamp';
import type { Fields } from './stored';

/** Which row an operation is about. */
export interface Where<T extends HotTable = HotTable> {
  readonly table: T;
  readonly id: string;
}

/** Operations that set these fields of one row. */
export function setFields<T extends HotTable>(
  where: Where<T>,
  fields: { readonly [K in keyof Fields<T>]?: Fields<T>[K] & Json },
  stamp: Stamp,
): Operation[] {
  return Object.entries(fields).flatMap(([field, value]) =>
    value === undefined ? [] : [{ op: 'set', ...where, field, value: jsonOf(value), stamp } as const],
  );
}

function jsonOf(value: unknown): Json {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** An operation that puts an element into a set field. */
export function addElement(where: Where, at: { field: string; element: string; stamp: Stamp }): Operation {
  return { op: 'add', ...where, ...at };
}

/** Operations that take an element out of a set field: the dots that are there now, or nothing where there are none. */
export function removeElement(
  where: Where,
  at: { field: string; element: string; stamp: Stamp },
  set: ElementSet | undefined,
): Operation[] {
  const dots = set !== undefined && Object.hasOwn(set, at.element) ? (set[at.element] ?? []) : [];
  return dots.length === 0 ? [] : [{ op: 'remove', ...where, ...at, dots }];
}
