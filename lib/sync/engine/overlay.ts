import type { Entity } from '@/lib/domain/shared/entity';
import type { Operation } from '@/lib/domain/shared/operation';
import { merge } from '../merge';
import type { OutboxItem } from './outbox';
import type { SyncRecord } from './record';
import { rowKey, type BaseRow, type RowKey } from './row-key';

/** Changes to rows that are not in the confirmed ones yet, oldest first. */
export type Pending = ReadonlyMap<RowKey, readonly Operation[]>;

/** The pending changes by row: what waits and what was accepted; nothing refused. */
export function pendingByRow(outbox: readonly OutboxItem[]): Pending {
  const byRow = new Map<RowKey, Operation[]>();
  for (const { phase, operations } of outbox) {
    if (phase === 'refused') continue;
    for (const operation of operations) {
      const key = rowKey(operation.table, operation.id);
      const held = byRow.get(key);
      if (held === undefined) byRow.set(key, [operation]);
      else held.push(operation);
    }
  }
  return byRow;
}

/** What a view is made of. */
export interface Layers {
  readonly record: Pick<SyncRecord, 'withdrawn'>;
  readonly pending: Pending;
}

/**
 * What the person sees of a row: what the server has confirmed, with the pending changes on top. Nothing of a
 * row that left our sight is seen, pending changes or not.
 */
export function viewOf(
  key: RowKey,
  base: BaseRow | undefined,
  { record, pending }: Layers,
): Entity | undefined {
  if (base === undefined && record.withdrawn.includes(key)) return undefined;
  return merge(base?.entity, pending.get(key) ?? []);
}
