import { onEnd } from '@/lib/platform/on-end';
import { findList, type ListedIn } from './read-rows';

const passMs = 100;
const turmoilMs = 600;
const findMs = 1_000;

/**
 * Runs with the list soon after a change in it, a few times a second while changes go on; finds it again when WhatsApp
 * draws it anew, and pauses while the tab is hidden. What changes until the run is not heard of: it would cost the page
 * time and say nothing new.
 */
export function watchList(place: ListedIn, onPass: (list: Element) => void, signal: AbortSignal): void {
  const { document } = place;
  let list: Element | undefined;
  let pass: ReturnType<typeof setTimeout> | undefined;
  let finding: ReturnType<typeof setInterval> | undefined;
  let passedAt = 0;
  const run = (): void => {
    pass = undefined;
    passedAt = Date.now();
    observer.disconnect();
    list = findList(place);
    if (list === undefined) return;
    observer.observe(list, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ['title', 'aria-label', 'aria-rowcount'],
    });
    onPass(list);
    // Marks of our own make no line another chat's.
    observer.takeRecords();
  };
  const observer = new MutationObserver(() => {
    observer.disconnect();
    pass ??= setTimeout(run, Math.max(passMs, passedAt + turmoilMs - Date.now()));
  });
  const look = (): void => {
    if (list?.isConnected !== true && pass === undefined) run();
  };
  const pause = (): void => {
    observer.disconnect();
    clearInterval(finding);
    clearTimeout(pass);
    pass = undefined;
    list = undefined;
  };
  const follow = (): void => {
    pause();
    if (document.hidden || signal.aborted) return;
    finding = setInterval(look, findMs);
    look();
  };
  document.addEventListener('visibilitychange', follow, { signal });
  onEnd(signal, pause);
  follow();
}
