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
    const stop = (): void => clearTimeout(timer);
    const timer = setTimeout(() => {
      // A signal that lives as long as the page would keep one listener for every timer that ever ran.
      signal.removeEventListener('abort', stop);
      run();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  },
  // Background work comes after whatever waits; a timer of 0 ms would wait 4 ms even where nothing does.
  breathe: () =>
    'scheduler' in globalThis
      ? scheduler.postTask(() => undefined, { priority: 'background' })
      : new Promise((resolve) => setTimeout(resolve, 0)),
};
