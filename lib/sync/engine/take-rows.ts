import type { WireRow } from '@/lib/onechat/sync';
import { baseAfter, keyOfWire } from './base-rows';
import { cancelErased } from './cancel-erased';
import type { BaseChange } from './effect';
import { keepsVersions, lostVersions } from './keep-lost';
import type { Kept, OutboxItem } from './outbox';
import { pendingByRow, viewOf, type Layers, type Pending } from './overlay';
import type { SyncRecord } from './record';
import type { Base, RowKey } from './row-key';
import type { Settled } from './settle-outbox';

/** Rows that came, what they change, and the outbox as it will be when they are there. */
export interface Arrival {
  readonly rows: readonly WireRow[];
  readonly change: BaseChange;
  /** What is left in the outbox once these rows are confirmed; the same where nothing leaves it. */
  readonly left: readonly OutboxItem[];
}

/**
 * What rows from the server mean for our own changes: what is erased loses its content here as well, what left
 * our sight is no longer shown, and versions of ours that lost without having been seen are kept.
 */
export function takeRows({ record, outbox }: Settled, { rows, change, left }: Arrival, base: Base): Settled {
  const after = baseAfter(change, base);
  const erased = new Set(rows.flatMap((row) => (row.erased === true ? [keyOfWire(row)] : [])));
  const before = pendingByRow(outbox);
  const cancelled = cancelErased(left, erased);
  const pending = cancelled === outbox ? before : pendingByRow(cancelled);
  const withdrawn = withdrawnAfter(record, { pending, base, after });
  const lost = lostIn(rows, {
    clientId: record.clientId,
    before: { record, pending: before },
    after: { record: { withdrawn }, pending },
    base,
    baseAfter: after,
  });
  const kept = keptAfter(record.kept, lost, erased);
  return { record: { ...record, withdrawn, kept }, outbox: cancelled };
}

/** Rows with pending changes that are not to be seen: those we had and have no more. */
function withdrawnAfter(
  record: SyncRecord,
  { pending, base, after }: { pending: Pending; base: Base; after: Base },
): readonly RowKey[] {
  const isWithdrawn = (key: RowKey): boolean =>
    after(key) === undefined && (base(key) !== undefined || record.withdrawn.includes(key));
  return [...pending.keys()].filter(isWithdrawn);
}

interface Around {
  readonly clientId: string;
  readonly before: Layers;
  readonly after: Layers;
  readonly base: Base;
  readonly baseAfter: Base;
}

function lostIn(rows: readonly WireRow[], around: Around): readonly Kept[] {
  return rows.flatMap((row) => {
    if (!keepsVersions(row.k)) return [];
    const key = keyOfWire(row);
    const before = viewOf(key, around.base(key), around.before);
    const after = viewOf(key, around.baseAfter(key), around.after);
    return lostVersions({ key, table: row.k, before, after }, around.clientId);
  });
}

function keptAfter(
  before: readonly Kept[],
  lost: readonly Kept[],
  erased: ReadonlySet<RowKey>,
): readonly Kept[] {
  const ids = new Set(lost.map(({ id }) => id));
  const stay = before.filter(({ id, key }) => !ids.has(id) && !erased.has(key));
  return lost.length === 0 && stay.length === before.length ? before : [...stay, ...lost];
}
