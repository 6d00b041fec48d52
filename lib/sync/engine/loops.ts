import type { SyncState } from './state';
import type { World } from './world';

const window = 10_000;
const most = 5;
const firstPause = 60_000;
const longestPause = 3_600_000;

/**
 * Counts requests that were answered and changed nothing. Five in ten seconds are a loop, whoever is to blame:
 * we stop for a while, longer each time, and load everything anew after the first.
 */
export function watchLoops(before: SyncState, after: SyncState, { now }: World): SyncState {
  if (after.notBefore > now) return after;
  if (isFruit(before, after)) return after.fruitless.length === 0 ? after : { ...after, fruitless: [] };
  const fruitless = [...after.fruitless.filter((at) => Math.abs(now - at) < window), now];
  if (fruitless.length < most) return { ...after, fruitless };
  const loops = after.loops + 1;
  const pause = Math.min(firstPause * 2 ** Math.min(after.loops, 10), longestPause);
  const record = loops === 1 ? { ...after.record, cursor: null, gained: [] } : after.record;
  return { ...after, record, fruitless: [], loops, notBefore: now + pause };
}

function isFruit(before: SyncState, after: SyncState): boolean {
  const { record: was, outbox } = before;
  const { record: is } = after;
  return (
    was.cursor !== is.cursor ||
    was.last !== is.last ||
    was.gained !== is.gained ||
    was.confirming !== is.confirming ||
    was.auditedAt !== is.auditedAt ||
    outbox !== after.outbox ||
    before.pushAtMost !== after.pushAtMost
  );
}
