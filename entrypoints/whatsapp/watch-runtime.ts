import { onEnd } from '@/lib/platform/on-end';
import type { PageRuntime } from '@/lib/platform/browser-page';

const everyMs = 4_000;

/** Finds out by trying whether the extension was updated under the page, and says so once. */
export function watchRuntime(
  parts: { readonly document: Document; readonly runtime: PageRuntime; readonly signal: AbortSignal },
  onGone: () => void,
): void {
  const { document, runtime, signal } = parts;
  let gone = false;
  const look = (): void => {
    if (gone || signal.aborted || document.hidden || runtime.isAlive()) return;
    gone = true;
    clearInterval(timer);
    onGone();
  };
  const timer = setInterval(look, everyMs);
  document.addEventListener('visibilitychange', look, { signal });
  onEnd(signal, () => clearInterval(timer));
}
