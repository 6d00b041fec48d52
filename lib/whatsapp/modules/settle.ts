/** The rule by which modules count as loaded; figures from the libraries that live from it. */
export const settleRule = {
  everyMs: 150,
  quietMs: 750,
  quietUncountedMs: 5_000,
  mostMs: 20_000,
  /** A page without a loader is looked at this often for so long, then rarely, but never given up. */
  patienceMs: 60_000,
  rarelyMs: 5_000,
} as const;

/** One look at the module count. */
export interface Look {
  readonly at: number;
  readonly count: number;
}

/** What earlier looks amount to. */
export interface Settling {
  readonly count: number;
  readonly since: number;
  readonly firstSeen: number;
  readonly settled: boolean;
}

/** Nothing has been seen yet. */
export const unseen: Settling = { count: -1, since: 0, firstSeen: 0, settled: false };

/**
 * Modules may be touched once their count has not changed for 750 ms, or 20 s after the first was there; a
 * loader that gives no count gets 5 s. Without a loader nothing ever settles.
 */
export function settle(before: Settling, look: Look): Settling {
  if (before.settled) return before;
  if (look.count === -1) return unseen;
  const firstSeen = before.count === -1 ? look.at : before.firstSeen;
  const since = look.count === before.count ? before.since : look.at;
  const quiet = look.count === -2 ? settleRule.quietUncountedMs : settleRule.quietMs;
  const settled = look.count !== 0 && (look.at - since >= quiet || look.at - firstSeen >= settleRule.mostMs);
  return { count: look.count, since, firstSeen, settled };
}
