import { browser } from '@/lib/platform/browser';
import type { Clock } from '@/lib/platform/clock';

const every = 20_000;
const givenUpAfter = 60_000;

/**
 * Keeps the worker from being stopped while somebody takes bytes from it; a page in the background has timers too slow
 * to do it. Ends with the signal, or when nothing was read for a minute, so that a lost reader costs no more.
 */
export function stayAwake(clock: Clock, lastRead: () => number, signal: AbortSignal): void {
  const beat = (): void => {
    if (clock.now() - lastRead() > givenUpAfter) return;
    // Any call of the extension API counts as an event; this one asks for nothing.
    void browser.runtime.getPlatformInfo();
    clock.after(every, beat, signal);
  };
  clock.after(every, beat, signal);
}
