import type { Json } from '@/lib/domain/shared/json';
import type { Operation } from '@/lib/domain/shared/operation';
import { timeOfStamp, type Stamp } from '@/lib/domain/shared/stamp';
import { laterStamp, maxAhead, tick } from '../stamp';
import { sawSuffix } from './keep-lost';
import type { OutboxItem } from './outbox';
import type { SyncRecord } from './record';

export interface Restamped {
  readonly outbox: readonly OutboxItem[];
  /** The last stamp that is left; `null` where nothing had to change. */
  readonly clock: Stamp | null;
}

/**
 * Gives new stamps to what was made while our clock ran ahead of the server's: to the first change that is too
 * far ahead and to all after it, so that their order stays. None of them can be on the server, because it takes
 * changes in order and would not have taken that one. A removal goes on meaning the additions it saw.
 */
export function restamp(
  { record, outbox }: { readonly record: SyncRecord; readonly outbox: readonly OutboxItem[] },
  serverTime: number,
): Restamped {
  const isAhead = (item: OutboxItem): boolean =>
    item.phase === 'waiting' &&
    item.operations.some(({ stamp }) => timeOfStamp(stamp) > serverTime + maxAhead);
  const start = outbox.findIndex(isAhead);
  if (start === -1) return { outbox, clock: null };
  let last = latestOf(outbox.slice(0, start), record.seen);
  const given = new Map<Stamp, Stamp>();
  const renew = (stamp: Stamp): Stamp => {
    const before = given.get(stamp);
    if (before !== undefined) return before;
    last = tick({ last, client: record.clientId, now: serverTime });
    given.set(stamp, last);
    return last;
  };
  const changed = outbox.map((item, index) => {
    if (index < start || item.phase !== 'waiting') return item;
    return { ...item, operations: item.operations.map((operation) => renewed(operation, renew, given)) };
  });
  return { outbox: changed, clock: last };
}

function renewed(
  operation: Operation,
  renew: (stamp: Stamp) => Stamp,
  given: ReadonlyMap<Stamp, Stamp>,
): Operation {
  const stamp = renew(operation.stamp);
  const follow = (seen: Stamp): Stamp => given.get(seen) ?? seen;
  if (operation.op === 'remove') return { ...operation, stamp, dots: operation.dots.map(follow) };
  if (operation.op !== 'set' || !operation.field.endsWith(sawSuffix)) return { ...operation, stamp };
  return { ...operation, stamp, value: followed(operation.value, follow) };
}

/** The stamps that an edit had seen are stamps as well. */
function followed(value: Json, follow: (seen: Stamp) => Stamp): Json {
  if (!Array.isArray(value)) return value;
  return value.map((seen: Json): Json => (typeof seen === 'string' ? follow(seen) : seen));
}

function latestOf(outbox: readonly OutboxItem[], seen: Stamp | null): Stamp | null {
  let latest = seen;
  for (const { phase, operations } of outbox) {
    if (phase === 'refused') continue;
    for (const { stamp } of operations) latest = laterStamp(latest, stamp);
  }
  return latest;
}
