import { median } from './statistics';

/** What was read at one minute of the hour. */
export interface Reading {
  readonly minute: number;
  readonly value: number;
}

/** Caches fill in the first minutes: growth counts from here. */
export const settledAfter = 10;

/**
 * How much more there would be after an hour, by the median slope between any two readings after the first minutes
 * (Theil 1950, Sen 1968): a leak raises them all, a cache that fills once, or a table that doubles, only a few.
 */
export function growthInAnHour(readings: readonly Reading[]): number {
  const settled = readings.filter(({ minute }) => minute >= settledAfter);
  const slopes = settled.flatMap((one, index) =>
    settled.slice(index + 1).map((other) => (other.value - one.value) / (other.minute - one.minute)),
  );
  return median(slopes) * 60;
}
