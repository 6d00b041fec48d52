import { capabilityNames, type CapabilityName } from '@/lib/messaging/wire/health';
import { createBreaker, type Breaker } from '../modules/breaker';

/** What each capability did last, and whether it is left alone for a while after failures in a row. */
export interface Breakers {
  /** Counts a try; only what the page was expected to give counts as a failure. */
  note(name: CapabilityName, worked: boolean): void;
  resting(name: CapabilityName): boolean;
  /** Milliseconds since 1970 UTC; 0 when it has not worked yet. */
  lastWorkedAt(name: CapabilityName): number;
}

/** One circuit breaker for each capability of the page side. */
export function createBreakers(now: () => number): Breakers {
  const breakers = new Map<CapabilityName, Breaker>();
  const times = new Map<CapabilityName, number>();
  for (const name of capabilityNames) breakers.set(name, createBreaker(now));
  return {
    note(name, worked) {
      const breaker = breakers.get(name);
      if (worked) {
        times.set(name, now());
        breaker?.worked();
      } else breaker?.failed();
    },
    resting: (name) => breakers.get(name)?.closed() === false,
    lastWorkedAt: (name) => times.get(name) ?? 0,
  };
}
