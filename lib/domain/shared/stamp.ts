/**
 * A hybrid logical clock reading: 28 characters, 9 base-36 milliseconds, 3 base-36 counter, 16 client.
 * Compared as text (code units); later reads greater. Source: Kulkarni et al. 2014, "Logical Physical Clocks".
 */
export type Stamp = string;

/** The instant inside a stamp, in milliseconds since 1970 UTC. */
export function timeOfStamp(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(0, 9), 36);
}
