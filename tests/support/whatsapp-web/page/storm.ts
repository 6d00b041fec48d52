import type { Page } from './page';

interface Storm {
  readonly page: Page;
  /** What the changes of one turn are made to. */
  rows: readonly Element[];
  messages: readonly Element[];
  made: number;
}

/**
 * Changes the page `perSecond` times a second for `ms`: in the list of chats, among the messages and beside both, by
 * nodes that come and go, texts and attributes. Answers how many changes were made.
 */
export function storm(page: Page, ms: number, perSecond: number): Promise<number> {
  const started = performance.now();
  const end = started + ms;
  const here: Storm = { page, rows: [], messages: [], made: 0 };
  return new Promise((resolve) => {
    const step = (): void => {
      here.rows = [...page.root.querySelectorAll('[aria-rowcount] > *')];
      here.messages = [...page.root.querySelectorAll('#main [data-id]')];
      const due = ((Math.min(performance.now(), end) - started) / 1_000) * perSecond;
      while (here.made < due) change(here);
      if (performance.now() < end) {
        setTimeout(step, 4);
      } else {
        document.querySelectorAll('[data-storm]').forEach((node) => node.remove());
        resolve(here.made);
      }
    };
    step();
  });
}

function change(here: Storm): void {
  const number = here.made;
  here.made += 1;
  const target = placeOf(here, number) ?? here.page.root.firstElementChild ?? here.page.root;
  const old = target.lastElementChild;
  if (old instanceof HTMLElement && old.dataset['storm'] !== undefined) {
    if (number % 4 === 0) old.remove();
    else if (number % 2 === 0) old.textContent = String(number);
    else old.title = String(number);
    return;
  }
  const fresh = document.createElement('span');
  fresh.hidden = true;
  fresh.dataset['storm'] = String(number);
  fresh.textContent = String(number);
  target.append(fresh);
}

/** A third in the list of chats, a third among the messages, the rest beside them. */
function placeOf({ rows, messages }: Storm, number: number): Element | undefined {
  const places = number % 3 === 0 ? rows : number % 3 === 1 ? messages : [];
  return places[Math.floor(number / 3) % Math.max(1, places.length)];
}
