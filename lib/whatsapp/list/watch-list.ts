import { onEnd } from '@/lib/platform/on-end';
import { findList, type ListedIn } from './read-rows';

/** What watches the list of chats. */
export interface ListWatch {
  /** Runs at once, before the page can paint, whenever more than a text in the list has changed. */
  readonly onChange: () => void;
  /** Runs with the list soon after a change, a few times a second while changes go on. */
  readonly onPass: (list: Element) => void;
}

const passMs = 100;
const turmoilMs = 600;
const findMs = 1_000;

/** Observes the list of chats alone, finds it again when WhatsApp draws it anew, and pauses while the tab is hidden. */
export function watchList(place: ListedIn, watch: ListWatch, signal: AbortSignal): void {
  const { document } = place;
  let list: Element | undefined;
  let pass: ReturnType<typeof setTimeout> | undefined;
  let finding: ReturnType<typeof setInterval> | undefined;
  let passedAt = 0;
  const run = (): void => {
    pass = undefined;
    passedAt = Date.now();
    if (!signal.aborted && list?.isConnected === true) watch.onPass(list);
  };
  const soon = (): void => {
    pass ??= setTimeout(run, Math.max(passMs, passedAt + turmoilMs - Date.now()));
  };
  const observer = new MutationObserver((changes) => {
    // A text alone, such as the newest message, makes no line another chat's.
    if (changes.some(({ type }) => type !== 'characterData')) watch.onChange();
    soon();
  });
  const look = (): void => {
    if (list?.isConnected === true) return;
    observer.disconnect();
    list = findList(place);
    if (list === undefined) return;
    observer.observe(list, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ['title', 'aria-label', 'aria-rowcount'],
    });
    soon();
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
