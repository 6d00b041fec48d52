import type { Operation } from '@/lib/domain/shared/operation';
import type { OutboxItem } from './outbox';
import { rowKey, type RowKey } from './row-key';

/**
 * The outbox without any content that is about erased rows. The changes keep their numbers and are sent on: the
 * server acknowledges and ignores them. Erasures themselves stay what they are.
 */
export function cancelErased(
  outbox: readonly OutboxItem[],
  erased: ReadonlySet<RowKey>,
): readonly OutboxItem[] {
  if (erased.size === 0) return outbox;
  const isAbout = ({ table, id }: Operation): boolean => erased.has(rowKey(table, id));
  return outbox.flatMap((item) => {
    const concerned = item.operations.filter((operation) => operation.op !== 'erase' && isAbout(operation));
    if (concerned.every(isBlank)) return [item];
    return [
      { ...item, operations: item.operations.map((one) => (concerned.includes(one) ? blank(one) : one)) },
    ];
  });
}

/** Rows that these changes erase. */
export function erasedBy(outbox: readonly OutboxItem[]): ReadonlySet<RowKey> {
  const keys = outbox
    .filter(({ phase }) => phase !== 'refused')
    .flatMap(({ operations }) => operations)
    .flatMap(({ op, table, id }) => (op === 'erase' ? [rowKey(table, id)] : []));
  return new Set(keys);
}

/** A change that says nothing: takes an element out that nobody saw. */
function blank({ table, id, stamp }: Operation): Operation {
  return { op: 'remove', table, id, field: blankField, element: '-', dots: [], stamp };
}

const blankField = 'erased';

function isBlank(operation: Operation): boolean {
  return operation.op === 'remove' && operation.field === blankField && operation.dots.length === 0;
}
