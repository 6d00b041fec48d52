import { keyOfWire } from './base-rows';
import type { Save } from './effect';
import type { OutboxItem } from './outbox';
import { rowKey, type BaseRow, type RowKey } from './row-key';

/** The outbox as it was, and the confirmed rows as they were. */
export interface Before {
  readonly outbox: readonly OutboxItem[];
  readonly rows: Iterable<BaseRow>;
}

/** The rows whose view may differ once this is written: those to be put into memory anew. */
export function changedKeys({ base, put, drop, record }: Save, before: Before): ReadonlySet<RowKey> {
  const gone = new Set(drop);
  for (const { id } of put) gone.add(id);
  const leaving = before.outbox.filter(({ id }) => gone.has(id));
  const keys = new Set(record.withdrawn);
  for (const { operations } of [...put, ...leaving]) {
    for (const { table, id } of operations) keys.add(rowKey(table, id));
  }
  if (base === null) return keys;
  const scopes = base.kind === 'install' ? base.scopes : base.dropScopes;
  if (scopes === 'all' || scopes.length > 0) {
    for (const { table, entity, scope } of before.rows) {
      if (scopes === 'all' || scopes.includes(scope)) keys.add(rowKey(table, entity.id));
    }
  }
  if (base.kind === 'install') for (const row of base.rows) keys.add(keyOfWire(row));
  else {
    for (const { table, entity } of base.put) keys.add(rowKey(table, entity.id));
    for (const key of base.dropRows) keys.add(key);
  }
  return keys;
}
