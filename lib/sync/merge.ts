import type { Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import type { Operation } from '@/lib/domain/shared/operation';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { addDot, isElementSet, removeDots } from './element-set';
import { packStamps, stampsOf } from './field-stamps';

interface Draft {
  readonly fields: Map<string, Json>;
  /** Stamps of fields that hold one value; set fields carry theirs inside. */
  readonly stamps: Map<string, Stamp>;
  touched: boolean;
}

/**
 * Folds operations onto one entity; `undefined` stands for one that does not exist yet. Pure and total: the
 * same operations give the same entity in whatever order its values were set, applied once or many times. An
 * operation that changes nothing gives back the same object. The caller passes operations of this entity only.
 */
export function merge(entity: Entity | undefined, operations: readonly Operation[]): Entity | undefined {
  const first = operations[0];
  if (first === undefined || entity?.erased === true) return entity;
  const id = entity?.id ?? first.id;
  if (operations.some((operation) => operation.op === 'erase')) return erasedEntity(id);
  const draft = draftOf(entity);
  for (const operation of operations) apply(draft, operation);
  if (!draft.touched) return entity;
  return { id, d: Object.fromEntries(draft.fields), c: packStamps(draft.stamps) };
}

/** What is left of an erased entity: its id, so that nothing can bring it back. */
function erasedEntity(id: string): Entity {
  return { id, d: {}, c: {}, erased: true };
}

function draftOf(entity: Entity | undefined): Draft {
  return {
    fields: new Map(entity === undefined ? [] : Object.entries(entity.d)),
    stamps: entity === undefined ? new Map() : stampsOf(entity),
    touched: false,
  };
}

function apply(draft: Draft, operation: Operation): void {
  // Among the stamps the empty name stands for all fields, so no field can have it.
  if (operation.op !== 'erase' && operation.field === '') return;
  switch (operation.op) {
    case 'set':
      setValue(draft, operation);
      return;
    case 'add':
    case 'remove':
      changeSet(draft, operation);
      return;
    case 'erase':
      return;
  }
}

/** A later stamp wins; where two values carry one stamp, the greater text wins, so that order never matters. */
function setValue(draft: Draft, { field, value, stamp }: Operation & { op: 'set' }): void {
  const held = draft.fields.get(field);
  // A field is one value or a set for ever: a verb of the other kind has no meaning and changes nothing.
  if ((held !== undefined && isElementSet(held)) || isElementSet(value)) return;
  const since = draft.stamps.get(field);
  if (held !== undefined && since !== undefined) {
    if (stamp < since) return;
    if (stamp === since && JSON.stringify(value) <= JSON.stringify(held)) return;
  }
  draft.fields.set(field, value);
  draft.stamps.set(field, stamp);
  draft.touched = true;
}

function changeSet(draft: Draft, operation: Operation & { op: 'add' | 'remove' }): void {
  const held = draft.fields.get(operation.field);
  if (held !== undefined && !isElementSet(held)) return;
  const next =
    operation.op === 'add'
      ? addDot(held, operation.element, operation.stamp)
      : removeDots(held, operation.element, operation.dots);
  if (next === held) return;
  draft.touched = true;
  if (next === undefined) draft.fields.delete(operation.field);
  else draft.fields.set(operation.field, next);
}
