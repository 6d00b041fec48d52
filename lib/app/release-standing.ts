/** The oldest and the newest release that something was checked with, as `2.3000.1044822804`. */
export interface ReleaseRange {
  readonly from: string;
  readonly to: string;
}

/** Where a release stands to those that were checked; `unknown` where it is not one. */
export function releaseStanding(
  release: string,
  { from, to }: ReleaseRange,
): 'older' | 'checked' | 'newer' | 'unknown' {
  if (!/^\d+(?:\.\d+)+$/.test(release)) return 'unknown';
  if (compare(release, from) < 0) return 'older';
  return compare(release, to) > 0 ? 'newer' : 'checked';
}

function compare(one: string, other: string): number {
  const [some, others] = [one.split('.').map(Number), other.split('.').map(Number)];
  const place = some.findIndex((part, index) => part !== (others[index] ?? 0));
  if (place < 0) return some.length < others.length ? -1 : 0;
  return (some[place] ?? 0) - (others[place] ?? 0);
}
