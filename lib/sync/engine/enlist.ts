import { tableNamed } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Operation } from '@/lib/domain/shared/operation';
import { inParts } from './batch';
import { cancelErased, erasedBy } from './cancel-erased';
import { withSeen } from './keep-lost';
import type { OutboxItem } from './outbox';
import type { SyncRecord } from './record';
import { rowKey, type RowKey } from './row-key';

/** A command's operations on their way into the outbox. */
export interface Enlisting {
  readonly record: SyncRecord;
  readonly outbox: readonly OutboxItem[];
  /** The command's; further parts get a number behind it. */
  readonly id: string;
  readonly at: number;
  readonly operations: readonly Operation[];
  /** What the person saw when the command was given. */
  readonly view: (key: RowKey) => Entity | undefined;
}

export interface Enlisted {
  readonly record: SyncRecord;
  /** The new ones, and earlier ones that lose their content because this command erases what they are about. */
  readonly items: readonly OutboxItem[];
}

/**
 * The outbox items of a command, numbered: what may leave this computer, in parts that fit into one push. To be
 * written in the command's own transaction, together with the record.
 */
export function enlist({ record, outbox, id, at, operations, view }: Enlisting): Enlisted {
  const isErased = ({ table, id: row }: Operation): boolean => view(rowKey(table, row))?.erased === true;
  const travelling = operations.filter((operation) => mayTravel(operation) && !isErased(operation));
  const parts = inParts(withSeen(travelling, view));
  const items = parts.map((part, index): OutboxItem => ({
    id: index === 0 ? id : `${id}.${index}`,
    mid: record.nextMid + index,
    at,
    operations: part,
    phase: 'waiting',
  }));
  if (items.length === 0) return { record, items };
  const cancelled = cancelledBy(items, outbox);
  return { record: { ...record, nextMid: record.nextMid + items.length }, items: [...cancelled, ...items] };
}

/** Earlier changes that lose their content. Most commands erase nothing, and ten thousand changes may wait. */
function cancelledBy(items: readonly OutboxItem[], outbox: readonly OutboxItem[]): readonly OutboxItem[] {
  const after = cancelErased(outbox, erasedBy(items));
  if (after === outbox) return [];
  const held = new Set(outbox);
  return after.filter((item) => !held.has(item));
}

/** Whether the catalogue lets an operation's field leave this computer; what it does not know came from elsewhere. */
function mayTravel(operation: Operation): boolean {
  const table = tableNamed(operation.table);
  if (table === undefined) return true;
  if (table.scope !== 'synced') return false;
  if (operation.op === 'erase' || !Object.hasOwn(table.fields, operation.field)) return true;
  return table.fields[operation.field]?.sync === true;
}
