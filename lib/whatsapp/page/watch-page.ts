import { onEnd } from '@/lib/platform/on-end';
import { pageRoot } from './root';
import { watchPath } from './watch-path';

/** What watches the page and says when to look again. */
export interface PageWatch {
  /**
   * Runs at once, before the page can paint, whenever something below WhatsApp's root has changed. True asks for a frame;
   * otherwise all of the page but what is kept in sight goes unwatched until the next look.
   */
  readonly onChange: () => boolean;
  /** Runs in the next animation frame after a change that asked for it, or one of theme, language or root. */
  readonly onFrame: () => void;
}

const slowestMs = 250;

/** Called with each look: watches all of the page again, and these elements whatever else goes on in it. */
export type KeepInSight = (...elements: readonly (Element | null | undefined)[]) => void;

/**
 * Observes WhatsApp's root and the marks of theme and language; pauses while the tab is hidden. Each change that an
 * observer hears of costs the page time, even where nothing is done about it: so nobody listens to the whole page
 * while the next look at it is only a matter of time.
 */
export function watchPage(document: Document, watch: PageWatch, signal: AbortSignal): KeepInSight {
  const frame = perFrame(watch.onFrame, signal);
  const changed = (): void => {
    if (watch.onChange()) frame();
    else inside.disconnect();
  };
  const inside = new MutationObserver(changed);
  const sight = new MutationObserver(changed);
  const around = new MutationObserver((): void => {
    watch.onChange();
    frame();
  });
  const pause = (): void => {
    for (const each of [inside, sight, around]) each.disconnect();
  };
  const follow = (): void => {
    if (document.hidden) return pause();
    around.observe(document.documentElement, { attributeFilter: ['lang', 'dir'], childList: true });
    around.observe(document.body, { attributeFilter: ['class'], childList: true });
    frame();
  };
  document.addEventListener('visibilitychange', follow, { signal });
  onEnd(signal, pause);
  follow();
  return (...elements) => {
    inside.disconnect();
    sight.disconnect();
    const root = document.querySelector(pageRoot);
    if (root === null || document.hidden || signal.aborted) return;
    inside.observe(root, { childList: true, subtree: true, characterData: true });
    for (const each of elements) if (each) watchPath(sight, each, root);
  };
}

/** Runs at most once per animation frame; a tab that paints no frames is served by a slow timer. */
function perFrame(run: () => void, signal: AbortSignal): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
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
