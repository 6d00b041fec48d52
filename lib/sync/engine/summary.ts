import type { OutboxItem } from './outbox';
import { stuckAfter } from './outage';
import { isDue } from './retry';
import { rowKey, type RowKey } from './row-key';
import type { SyncState } from './state';
import type { Condition, RowTruth, Summary } from './status';

/** A request without an answer for this long is said to wait: a person who looks sees it within a second. */
export const unansweredAfter = 500;

/** What can be said of the whole. `current` is said only where nothing waits and nothing is left to fetch. */
export function summaryOf(state: SyncState, now: number): Summary {
  const { record, outbox } = state;
  const waiting = outbox.filter(({ phase }) => phase === 'waiting');
  const oldestAt = waiting.reduce<number | null>((at, item) => Math.min(at ?? item.at, item.at), null);
  const condition = conditionOf(state, { now, oldestAt });
  const isAway = condition === 'offline' || condition === 'unreachable';
  const isWaiting = condition === 'unanswered' || condition === 'loading';
  return {
    condition,
    waiting: waiting.length,
    oldestAt,
    refused: outbox.filter(({ phase }) => phase === 'refused').length,
    conflicts: record.kept.length,
    since: isAway ? state.unreachableSince : isWaiting ? unansweredSince(state, now) : null,
    nextTryAt: isDue(state.notBefore, now) ? null : state.notBefore,
    currentAt: record.currentAt === 0 ? null : record.currentAt,
    loops: state.loops,
  };
}

function conditionOf(
  state: SyncState,
  { now, oldestAt }: { readonly now: number; readonly oldestAt: number | null },
): Condition {
  const { record, outbox, halt, access, online, doing } = state;
  if (halt !== null) return halt;
  if (access === 'signed-out' || access === 'locked') return access;
  if (!online) return 'offline';
  if (state.unreachableSince !== null) return 'unreachable';
  if (state.unreadable) return 'unreadable';
  if (state.unwritten) return 'unwritten';
  // A change waits, and minutes after it was made, or could be sent, the server answers all that is asked about news.
  if (oldestAt !== null && record.currentAt - Math.max(oldestAt, state.reachedAt) >= stuckAfter)
    return 'stuck';
  const isLoading = record.cursor === null || record.gained.length > 0;
  const isUnderWay = outbox.some(({ phase }) => phase !== 'refused') || state.dirty || doing?.kind === 'pull';
  if ((isLoading || isUnderWay) && doing === null && !isDue(state.notBefore, now)) return 'paused';
  if (isLoading) return 'loading';
  if (unansweredSince(state, now) !== null) return 'unanswered';
  return isUnderWay ? 'busy' : 'current';
}

/** Since when the request on its way waits for an answer, once that is worth saying. */
function unansweredSince({ doing }: SyncState, now: number): number | null {
  if (doing === null || doing.kind === 'audit') return null;
  return now - doing.since >= unansweredAfter ? doing.since : null;
}

/** What can be said of one row. The worst is said first: a refusal, a conflict, what waits. */
export function truthOf(state: SyncState, key: RowKey): RowTruth {
  const about = state.outbox.filter(({ operations }) =>
    operations.some(({ table, id }) => rowKey(table, id) === key),
  );
  const refused = about.find((item) => item.phase === 'refused');
  if (refused?.refusal !== undefined) return { kind: 'refused', id: refused.id, ...refused.refusal };
  const kept = state.record.kept.filter((one) => one.key === key);
  if (kept.length > 0) return { kind: 'conflict', kept };
  const waiting = about.filter(({ phase }) => phase === 'waiting');
  const unsent = waiting.find((item) => !isSent(state, item));
  if (unsent !== undefined) return { kind: 'waiting', since: unsent.at };
  return waiting[0] === undefined ? { kind: 'on-server' } : { kind: 'sent', since: waiting[0].at };
}

function isSent({ doing }: SyncState, { mid }: OutboxItem): boolean {
  return doing?.kind === 'push' && (doing.from ?? 0) <= mid && mid <= (doing.upTo ?? 0);
}
