import type { Entity } from '@/lib/domain/shared/entity';
import { isRecord } from '@/lib/domain/shared/json';
import type { Operation } from '@/lib/domain/shared/operation';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { isHotTable } from './is-hot-table';
import type { Model } from './model';
import type { Before, Past } from './past';
import { standsOn } from './stands-on';
import { stampOf } from './stored';

const bookkeeping: readonly string[] = ['lastActivityAt', 'editedAt', 'ownerSeen'];

interface At {
  readonly now: number;
  readonly stamp: Stamp;
}

/**
 * The operations that take a command back, or nothing where something was changed since: a field is given its
 * old value only while our stamp is on it, an element leaves or returns only while its dots are as we left them.
 */
export function takeBack(model: Model, past: Past, at: At): readonly Operation[] | undefined {
  const inverse: Operation[] = [];
  const made = new Map<string, Operation>();
  for (const [index, operation] of past.operations.entries()) {
    const before = past.before[index];
    if (before === undefined) return undefined;
    if (!before.existed) {
      made.set(`${operation.table}/${operation.id}`, operation);
      continue;
    }
    const back = inverseOf(operation, { before, entity: find(model, operation), at });
    if (back !== undefined) inverse.push(back);
    else if (!isBookkeeping(operation)) return undefined;
  }
  for (const operation of made.values()) {
    const entity = find(model, operation);
    if (entity === undefined || standsOn(model, { past, table: operation.table, entity })) return undefined;
    inverse.push(setDeleted(operation, at));
  }
  return inverse;
}

/** What follows from other changes is given back where that is possible, and never stands in the way. */
function isBookkeeping(operation: Operation): boolean {
  if (operation.table === 'drafts') return true;
  return operation.op === 'set' && bookkeeping.includes(operation.field);
}

function find(model: Model, { table, id }: Operation): Entity | undefined {
  return isHotTable(table) ? model.tables[table].get(id) : undefined;
}

function setDeleted({ table, id }: Operation, { now, stamp }: At): Operation {
  return { op: 'set', table, id, field: 'deletedAt', value: now, stamp };
}

function inverseOf(
  operation: Operation,
  { before, entity, at }: { before: Before; entity: Entity | undefined; at: At },
): Operation | undefined {
  if (operation.op === 'erase' || entity === undefined) return undefined;
  const { table, id, field } = operation;
  if (operation.op === 'set') {
    const ours = stampOf(entity, field) === operation.stamp;
    return ours ? { op: 'set', table, id, field, value: before.value, stamp: at.stamp } : undefined;
  }
  const { element } = operation;
  const dots = dotsOf(entity, field, element);
  if (operation.op === 'remove') {
    return dots.length === 0 ? { op: 'add', table, id, field, element, stamp: at.stamp } : undefined;
  }
  const known = Array.isArray(before.value) ? before.value : [];
  const ours = dots.includes(operation.stamp);
  const others = dots.filter((dot) => dot !== operation.stamp && !known.includes(dot));
  if (!ours || others.length > 0) return undefined;
  return { op: 'remove', table, id, field, element, dots: [operation.stamp], stamp: at.stamp };
}

function dotsOf(entity: Entity, field: string, element: string): readonly unknown[] {
  const set = entity.d[field];
  const dots = isRecord(set) && Object.hasOwn(set, element) ? set[element] : undefined;
  return Array.isArray(dots) ? dots : [];
}
