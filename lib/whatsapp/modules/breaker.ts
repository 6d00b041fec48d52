/** Keeps one capability from being tried again and again while it fails. */
export interface Breaker {
  /** False while the capability rests after failures. */
  closed(): boolean;
  worked(): void;
  failed(): void;
}

const allowed = 3;
const firstRestMs = 10_000;
const longestRestMs = 300_000;

/** After three failures in a row a capability rests 10 s, then twice as long each time, five minutes at most. */
export function createBreaker(now: () => number): Breaker {
  let failures = 0;
  let restUntil = 0;
  return {
    closed: () => now() >= restUntil,
    worked() {
      failures = 0;
      restUntil = 0;
    },
    failed() {
      failures += 1;
      const rounds = failures - allowed;
      if (rounds >= 0) restUntil = now() + Math.min(longestRestMs, firstRestMs * 2 ** rounds);
    },
  };
}
