import type { Clock } from '@/lib/platform/clock';

interface Waiting {
  readonly at: number;
  readonly run: () => void;
  readonly signal: AbortSignal;
}

/** A clock that stands until the test moves it. */
export class TestClock implements Clock {
  #now: number;
  #waiting: Waiting[] = [];

  constructor(now = Date.UTC(2026, 0, 15, 10)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void, signal: AbortSignal): void {
    this.#waiting.push({ at: this.#now + ms, run, signal });
  }

  breathe(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  /** Moves on, running what is due on the way, in order. */
  move(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#waiting.filter((each) => each.at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#waiting = this.#waiting.filter((each) => each !== next);
      this.#now = Math.max(this.#now, next.at);
      if (!next.signal.aborted) next.run();
    }
    this.#now = end;
  }

  /** Jumps, as a computer's clock can; nothing runs. */
  set(now: number): void {
    this.#now = now;
  }
}
