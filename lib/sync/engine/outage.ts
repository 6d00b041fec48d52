import type { SyncState } from './state';

/** A change that has waited this long although the server answers is stuck, and a person should know. */
export const stuckAfter = 180_000;

/**
 * From when on the server counts as reachable, now that it is. After an outage that was long itself, what waited for its
 * end is not stuck; a short one, as when each push fails and each pull does not, changes nothing.
 */
export function reachedAgain({ unreachableSince, reachedAt }: SyncState, now: number): number {
  return unreachableSince !== null && now - unreachableSince >= stuckAfter ? now : reachedAt;
}
