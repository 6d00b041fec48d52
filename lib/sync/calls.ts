import type { Entity } from '@/lib/domain/shared/entity';
import type { Operation } from '@/lib/domain/shared/operation';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { isElementSet } from './element-set';

/** What must hold of a contact: each named field has the element, or is the value. */
export interface CallWhere {
  readonly has?: { readonly [field: string]: string } | undefined;
  readonly is?: { readonly [field: string]: string | number | boolean } | undefined;
}

/** Gives or takes an element of every contact that the rule finds, wherever the rule is worked out. */
export interface BulkCall {
  readonly name: 'bulk.tag' | 'bulk.untag';
  readonly stamp: Stamp;
  readonly field: string;
  readonly element: string;
  readonly where: CallWhere;
}

/** A change that whoever knows all rows must work out: the server for good, a client to show it meanwhile. */
export type Call = BulkCall;

/** Whether a contact is one that the rule is about; a deleted or erased one is none. */
function isMeant({ where }: Call, { d, erased }: Entity): boolean {
  if (erased === true || typeof d['deletedAt'] === 'number') return false;
  const has = Object.entries(where.has ?? {}).every(([field, element]) => holds(d[field], element));
  return has && Object.entries(where.is ?? {}).every(([field, value]) => d[field] === value);
}

/** The operations that a call comes to over these contacts; those that need no change are left out. */
export function operationsOfCall(call: Call, contacts: Iterable<Entity>): Operation[] {
  const operations: Operation[] = [];
  for (const contact of contacts) {
    const operation = isMeant(call, contact) ? operationFor(call, contact) : undefined;
    if (operation !== undefined) operations.push(operation);
  }
  return operations;
}

function operationFor({ name, stamp, field, element }: Call, { id, d }: Entity): Operation | undefined {
  const about = { table: 'contacts', id, field, element, stamp };
  const dots = dotsOf(d[field], element);
  if (name === 'bulk.tag') return dots.length > 0 ? undefined : { op: 'add', ...about };
  return dots.length === 0 ? undefined : { op: 'remove', ...about, dots };
}

function holds(value: Entity['d'][string] | undefined, element: string): boolean {
  return dotsOf(value, element).length > 0;
}

function dotsOf(value: Entity['d'][string] | undefined, element: string): readonly Stamp[] {
  if (value === undefined || !isElementSet(value) || !Object.hasOwn(value, element)) return [];
  return value[element] ?? [];
}
