import { catalogue, type HotTable } from '@/lib/catalogue/catalogue';
import type { FieldMeaning } from '@/lib/catalogue/define-table';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Operation } from '@/lib/domain/shared/operation';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { isHotTable } from '@/lib/model/is-hot-table';
import type { Model } from '@/lib/model/model';
import { merge } from '@/lib/sync/merge';

export interface Placed {
  readonly table: HotTable;
  readonly entity: Entity;
}

/**
 * The whole rows that operations lead to, by the merge that sync and server use. What the catalogue does not
 * declare is refused, and so is a value that its field cannot hold. The model is left as it is.
 */
export function foldOperations(
  model: Model,
  operations: readonly Operation[],
): Result<readonly Placed[], 'undeclared' | 'too-long'> {
  const groups = new Map<string, { table: HotTable; id: string; operations: Operation[] }>();
  for (const operation of operations) {
    const { table, id } = operation;
    if (!isHotTable(table)) return failed('undeclared');
    if (operation.op !== 'erase') {
      const field = fieldNamed(table, operation.field);
      if (field === undefined) return failed('undeclared');
      if (!fits(field, operation)) return failed('too-long');
    }
    const group = groups.get(`${table}/${id}`) ?? { table, id, operations: [] };
    group.operations.push(operation);
    groups.set(`${table}/${id}`, group);
  }
  const changed: Placed[] = [];
  for (const group of groups.values()) {
    const before = model.tables[group.table].find(group.id);
    const entity = merge(before, group.operations);
    if (entity !== undefined && entity !== before) changed.push({ table: group.table, entity });
  }
  return ok(changed);
}

function fieldNamed(table: HotTable, field: string): FieldMeaning | undefined {
  const fields: { readonly [field: string]: FieldMeaning } = catalogue[table].fields;
  return field !== 'id' && Object.hasOwn(fields, field) ? fields[field] : undefined;
}

const longestElement = 300;

function fits(field: FieldMeaning, operation: Exclude<Operation, { op: 'erase' }>): boolean {
  const isSet = field.merge === 'set';
  if (operation.op === 'set') return !isSet && field.type.safeParse(operation.value).success;
  return isSet && operation.element.length <= longestElement;
}
