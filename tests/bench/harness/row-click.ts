import { sidebarFrame } from '@/tests/support/harness/find';
import { seededCrm } from '../data/crm';
import { awaitContact } from './chat-click';
import type { Page } from 'puppeteer';

/** How long clicks took until the contact was shown. */
export interface RowClicks {
  /** The first click on this page. */
  readonly cold: number;
  readonly hot: readonly number[];
  /** Of those, from the moment at which WhatsApp itself had put the other chat into the page. */
  readonly own: readonly number[];
}

const wanted = 40;

/** Clicks lines of the chat list as a person does, each with a saved contact behind it. */
export async function timeRowClicks(page: Page, size: number): Promise<RowClicks> {
  const { contacts } = seededCrm(size);
  const contact = await sidebarFrame(page, 'contact');
  const times: number[] = [];
  const own: number[] = [];
  for (let turn = 0; times.length <= wanted; turn += 1) {
    await page.evaluate((top) => window.standIn.scrollList(top), turn * 40 * 72);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    const found = await page.evaluate(linesInSight);
    if (turn > 400) throw new Error('There are no lines to click.');
    for (const { index, x, y } of found.slice(0, 6)) {
      const name = contacts[index]?.d['name'];
      if (typeof name !== 'string') continue;
      await awaitContact(contact, name);
      await page.evaluate(watchOneClick);
      await page.mouse.click(x, y);
      const shownAt = await contact.evaluate(() => window.shownAt);
      const { pressedAt, changedAt } = await page.evaluate(() => window.oneClick);
      times.push(shownAt - pressedAt);
      own.push(shownAt - changedAt);
    }
  }
  const [cold = Number.NaN, ...hot] = times;
  return { cold, hot: hot.slice(0, wanted), own: own.slice(1, wanted + 1) };
}

declare global {
  interface Window {
    /** When the mouse went down and when another chat stood in the page, in milliseconds since 1970. */
    oneClick: { pressedAt: number; changedAt: number };
  }
}

/** Runs in the page: notes when the mouse goes down, and when WhatsApp's own part for the open chat is another one. */
function watchOneClick(): void {
  const before = document.querySelector('#main');
  const times = { pressedAt: Number.NaN, changedAt: Number.NaN };
  window.oneClick = times;
  const pressed = (event: Event): void => void (times.pressedAt = performance.timeOrigin + event.timeStamp);
  addEventListener('mousedown', pressed, { capture: true, once: true });
  const observer = new MutationObserver(() => {
    const now = document.querySelector('#main');
    if (now === null || now === before) return;
    observer.disconnect();
    times.changedAt = performance.timeOrigin + performance.now();
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

/** Runs in the page: lines whose name belongs to one chat with a phone number, and where to click them. */
function linesInSight(): { index: number; x: number; y: number }[] {
  const byTitle = Map.groupBy(window.standIn.chats(), (chat) => chat.title);
  return [...document.querySelectorAll('#side [role="gridcell"]')].flatMap((cell) => {
    const { left, top, height } = cell.getBoundingClientRect();
    const title = (cell.querySelector('[dir="auto"][title]')?.getAttribute('title') ?? '').replaceAll(
      /[\u202a\u202c]/g,
      '',
    );
    const [chat, ...others] = byTitle.get(title) ?? [];
    const isSeen = top > 260 && top + height < innerHeight - 40;
    if (!isSeen || chat === undefined || others.length > 0 || chat.phone === undefined) return [];
    return chat.kind === 'person' || chat.kind === 'unsaved'
      ? [{ index: chat.index, x: left + 150, y: top + 20 }]
      : [];
  });
}
