/** What was read at one minute of the hour. */
export interface Reading {
  readonly minute: number;
  readonly value: number;
}

/** Caches fill in the first minutes: growth counts from here. */
export const settledAfter = 10;

/** How much more there would be after an hour, by the line that fits the readings after the first minutes best. */
export function growthInAnHour(readings: readonly Reading[]): number {
  const settled = readings.filter(({ minute }) => minute >= settledAfter);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const minute = mean(settled.map((each) => each.minute));
  const value = mean(settled.map((each) => each.value));
  const across = settled.reduce((sum, each) => sum + (each.minute - minute) * (each.value - value), 0);
  const along = settled.reduce((sum, each) => sum + (each.minute - minute) ** 2, 0);
  return (across / along) * 60;
}
