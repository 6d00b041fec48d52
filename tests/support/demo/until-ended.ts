import type { Browser } from 'puppeteer';

/** A signal that ends when the person presses Ctrl+C. */
export function endedByPerson(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => stop.abort());
  }
  return stop.signal;
}

/** Resolves when the signal ends or the browser is closed. */
export function untilEnded(browser: Browser, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    browser.on('disconnected', () => resolve());
    signal.addEventListener('abort', () => resolve());
    if (signal.aborted) {
      resolve();
    }
  });
}
