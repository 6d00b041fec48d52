import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { timeOfStamp, type Stamp } from '@/lib/domain/shared/stamp';

/** How far another clock may be ahead of ours before its stamps are refused. */
export const maxAhead = 60_000;

const timeDigits = 9;
const counterDigits = 3;
const counterEnd = 36 ** counterDigits;
const latestTime = 36 ** timeDigits - 1;
const shape = /^[0-9a-z]{28}$/;

/**
 * What a clock is told: the last stamp it gave or received (persisted with each write; nothing at first), who
 * is asking, and what the computer's clock says.
 */
export interface Reading {
  readonly last: Stamp | null;
  /** 16 characters, `0-9a-z`, never used by another installation. */
  readonly client: string;
  /** Milliseconds since 1970 UTC; may jump in either direction. */
  readonly now: number;
}

/** Says whether an unknown value has the shape of a stamp. */
export function isStamp(value: unknown): value is Stamp {
  return typeof value === 'string' && shape.test(value);
}

/** The next stamp: greater than every one this clock gave or received, whatever the computer's clock does. */
export function tick({ last, client, now }: Reading): Stamp {
  const wall = Math.min(Math.max(0, Math.floor(now)), latestTime);
  if (last === null || timeOfStamp(last) < wall) return compose(wall, 0, client);
  const counter = counterOf(last) + 1;
  return counter < counterEnd
    ? compose(timeOfStamp(last), counter, client)
    : compose(timeOfStamp(last) + 1, 0, client);
}

/** The greater of two stamps, where either may be missing. */
export function laterStamp(a: Stamp | null, b: Stamp | null): Stamp | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? b : a;
}

/**
 * Takes a stamp from elsewhere into account and answers the value to persist as `last`. A stamp too far ahead
 * of our own clock is refused, so that one wrong computer cannot drag every other into the future.
 */
export function receive(reading: Reading, remote: Stamp): Result<Stamp, 'malformed' | 'ahead'> {
  if (!isStamp(remote)) return failed('malformed');
  if (timeOfStamp(remote) > Math.max(0, Math.floor(reading.now)) + maxAhead) return failed('ahead');
  return ok(laterStamp(reading.last, remote) ?? remote);
}

function counterOf(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(timeDigits, timeDigits + counterDigits), 36);
}

function compose(time: number, counter: number, client: string): Stamp {
  return (
    time.toString(36).padStart(timeDigits, '0') + counter.toString(36).padStart(counterDigits, '0') + client
  );
}
