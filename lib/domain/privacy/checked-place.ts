/** Where an erasure looks again when it is done; what a receipt names, in no language. */
export const checkedPlaces = [
  'files',
  'database',
  'settings',
  'session',
  'caches',
  'alarms',
  'icon',
  'memory',
  'search',
  'disk',
  'values',
] as const;
export type CheckedPlace = (typeof checkedPlaces)[number];

/** The place that a receipt names; nothing for the words of an older build. */
export function checkedPlace(name: string): CheckedPlace | undefined {
  return checkedPlaces.find((each) => each === name);
}
