import type { Stamp } from '@/lib/domain/shared/stamp';
import { laterStamp } from '../stamp';
import { everybody } from '../scope';
import { isElementSet } from '../element-set';
import type { WireRow } from '@/lib/onechat/sync';
import type { BaseChange } from './effect';
import { rowKey, type Base, type BaseRow, type RowKey } from './row-key';

/** A row of an answer as it is kept. A row without a scope would be everybody's. */
function baseRowOf(row: WireRow): BaseRow {
  const entity =
    row.erased === true
      ? { id: row.id, d: {}, c: {}, erased: true as const }
      : { id: row.id, d: row.d ?? {}, c: row.c ?? {} };
  return { table: row.k, entity, seq: row.seq, scope: row.sc ?? everybody };
}

/** The key of a row of an answer. */
export function keyOfWire(row: WireRow): RowKey {
  return rowKey(row.k, row.id);
}

/**
 * What an answer changes: rows that are newer than ours, rows that are gone, scopes that were lost. A row never
 * goes back to an earlier transaction, whatever an answer says.
 */
export function changesOf(rows: readonly WireRow[], lost: readonly string[], base: Base): BaseChange {
  const put: BaseRow[] = [];
  const dropRows: RowKey[] = [];
  for (const row of rows) {
    const key = keyOfWire(row);
    const held = base(key);
    const since = held === undefined || lost.includes(held.scope) ? -1 : held.seq;
    if (row.seq < since) continue;
    if (row.gone !== true) put.push(baseRowOf(row));
    else if (held !== undefined) dropRows.push(key);
  }
  return { kind: 'changes', dropScopes: lost, put, dropRows };
}

/** The confirmed row as it is once a change is written. */
export function baseAfter(change: BaseChange, base: Base): Base {
  if (change.kind === 'install') {
    const rows = new Map(change.rows.map((row) => [keyOfWire(row), baseRowOf(row)]));
    return (key) => rows.get(key) ?? unlessIn(change.scopes, base(key));
  }
  const put = new Map(change.put.map((row) => [rowKey(row.table, row.entity.id), row]));
  const dropped = new Set(change.dropRows);
  return (key) => put.get(key) ?? (dropped.has(key) ? undefined : unlessIn(change.dropScopes, base(key)));
}

function unlessIn(scopes: readonly string[] | 'all', row: BaseRow | undefined): BaseRow | undefined {
  return row === undefined || scopes === 'all' || scopes.includes(row.scope) ? undefined : row;
}

/** The latest stamp anywhere in these rows. */
export function latestStampIn(rows: readonly WireRow[], before: Stamp | null): Stamp | null {
  let latest = before;
  for (const { c = {}, d = {} } of rows) {
    for (const stamp of Object.values(c)) latest = laterStamp(latest, stamp);
    for (const value of Object.values(d)) {
      if (!isElementSet(value)) continue;
      for (const dot of Object.values(value).flat()) latest = laterStamp(latest, dot);
    }
  }
  return latest;
}
