import { clickRole } from '@/tests/support/harness/find';
import type { Product } from '@/tests/support/harness/product';
import type { Page } from 'puppeteer';

/** What scrolling showed. */
export interface Scrolled {
  /** Milliseconds from one frame to the next. */
  readonly frames: readonly number[];
  /** The most rows that were in the page at one time. */
  readonly mostRows: number;
}

declare global {
  interface Window {
    /** Times from a key until rows of the new list were in the page. */
    listTimes: number[];
  }
}

/** Opens the work page in a tab, on the list of all contacts. */
export async function openContacts(product: Product): Promise<Page> {
  const page = await product.extensionPage('sidebar.html?view=work');
  await clickRole(page, 'tab', 'Contacts');
  await page.waitForSelector('[role=listbox] [role=option] bdi');
  await page.bringToFront();
  return page;
}

/** Changes order and label by keyboard, again and again; answers how long each took until its rows were there. */
export async function timeLists(page: Page, count: number): Promise<number[]> {
  await page.evaluate(watchLists);
  const [label, sort] = await page.$$('button[aria-haspopup=listbox]');
  if (label === undefined || sort === undefined) throw new Error('There is no choice of label and order.');
  // Forwards through the three orders, to the next label, back through them, to the next label.
  const turns = ['forth', 'forth', 'label', 'back', 'back', 'label'] as const;
  for (let n = 0; n < count; n += 1) {
    const turn = turns[n % turns.length];
    await (turn === 'label' ? label : sort).focus();
    await page.keyboard.press(turn === 'back' ? 'ArrowLeft' : 'ArrowRight');
    await page.waitForFunction((wanted) => window.listTimes.length >= wanted, { polling: 20 }, n + 1);
  }
  return page.evaluate(() => window.listTimes);
}

/** Runs in the page: each key starts the clock, the first row after the old list has gone or was called out of date stops it. */
function watchLists(): void {
  window.listTimes = [];
  let pressedAt: number | undefined;
  let isGone = false;
  window.addEventListener(
    'keydown',
    (event) => {
      pressedAt = event.timeStamp;
      isGone = false;
    },
    { capture: true },
  );
  const look = () => {
    const list = document.querySelector('[role=listbox]');
    if (list === null || list.ariaBusy === 'true') isGone = true;
    const name = list?.querySelector('[role=option] bdi')?.textContent ?? '';
    if (!isGone || list?.ariaBusy === 'true' || name === '' || pressedAt === undefined) return;
    window.listTimes.push(performance.now() - pressedAt);
    pressedAt = undefined;
  };
  new MutationObserver(look).observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['aria-busy'],
  });
}

/** Tells the other pages of the extension whenever a text of this kind is shown, so that they can stop a clock. */
export async function tellWhatIsShown(page: Page, kind: string): Promise<void> {
  await page.evaluate((wanted) => {
    const channel = new BroadcastChannel('bench');
    const look = () => {
      const shown = document.querySelector('[role=listbox]')?.textContent.match(new RegExp(`${wanted} \\d+`));
      if (shown) channel.postMessage(shown[0]);
    };
    new MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  }, kind);
}

/** Scrolls the list for a while, as fast as a person turns a wheel, then in leaps, as one who drags the bar. */
export async function scrollContacts(page: Page, ms: number): Promise<Scrolled> {
  return page.evaluate(async (duration) => {
    const list = document.querySelector('[role=listbox]');
    if (list === null) throw new Error('There is no list.');
    const frames: number[] = [];
    let mostRows = 0;
    let at = await new Promise<number>(requestAnimationFrame);
    for (const until = at + duration, half = at + duration / 2; at < until;) {
      list.scrollTop += at < half ? 120 : list.scrollHeight / 97;
      if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) list.scrollTop = 0;
      const now = await new Promise<number>(requestAnimationFrame);
      frames.push(now - at);
      mostRows = Math.max(mostRows, list.querySelectorAll('[role=option]').length);
      at = now;
    }
    return { frames, mostRows };
  }, ms);
}
