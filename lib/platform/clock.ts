/** Time as an argument, so that tests own it. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Runs once after `ms`, unless the signal is aborted first. */
  after(ms: number, run: () => void, signal: AbortSignal): void;
  /** Lets waiting events in: long work is cut into slices with this between them. */
  breathe(): Promise<void>;
}

/** The computer's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run, signal) {
    if (signal.aborted) return;
    const timer = setTimeout(run, ms);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  },
  breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
};
