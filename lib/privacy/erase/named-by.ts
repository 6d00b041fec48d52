import type { ErasePlan } from './erase-plan';

/** The ids of everything in memory that an erasure reaches. */
export function namedBy(plan: Pick<ErasePlan, 'people' | 'hot'>): ReadonlySet<string> {
  return new Set([...plan.people, ...[...plan.hot.values()].flatMap((ids) => [...ids])]);
}
