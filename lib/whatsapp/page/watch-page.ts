import { onEnd } from '@/lib/platform/on-end';
import { pageRoot } from './root';

/** What watches the page and says when to look again. */
export interface PageWatch {
  /** Runs at once, before the page can paint, whenever something below WhatsApp's root has changed; true asks for a frame. */
  readonly onChange: () => boolean;
  /** Runs in the next animation frame after a change that asked for it, or one of theme, language or root. */
  readonly onFrame: () => void;
}

const slowestMs = 250;

/** Observes WhatsApp's root and the marks of theme and language; pauses while the tab is hidden. */
export function watchPage(document: Document, watch: PageWatch, signal: AbortSignal): void {
  const frame = perFrame(watch.onFrame, signal);
  const changed = (): void => {
    if (watch.onChange()) frame();
  };
  const inside = new MutationObserver(changed);
  const around = new MutationObserver((): void => {
    attach();
    frame();
  });
  let root: Element | null = null;
  const attach = (): void => {
    const app = document.querySelector(pageRoot);
    if (app === root) return;
    inside.disconnect();
    root = app;
    if (app !== null) inside.observe(app, { childList: true, subtree: true, characterData: true });
    changed();
  };
  const resume = (): void => {
    around.observe(document.documentElement, { attributeFilter: ['lang', 'dir'], childList: true });
    around.observe(document.body, { attributeFilter: ['class'], childList: true });
    root = null;
    attach();
    frame();
  };
  const pause = (): void => {
    inside.disconnect();
    around.disconnect();
  };
  const follow = (): void => (document.hidden ? pause() : resume());
  document.addEventListener('visibilitychange', follow, { signal });
  onEnd(signal, pause);
  follow();
}

/** Runs at most once per animation frame; a tab that paints no frames is served by a slow timer. */
function perFrame(run: () => void, signal: AbortSignal): () => void {
  let waiting = false;
  return () => {
    if (waiting || signal.aborted) return;
    waiting = true;
    // Whichever comes first runs; a timer that is left over can only make a later look an early one.
    const once = (): void => {
      if (!waiting || signal.aborted) return;
      waiting = false;
      run();
    };
    setTimeout(once, slowestMs);
    requestAnimationFrame(once);
  };
}
