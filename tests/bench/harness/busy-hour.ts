import { addNote } from '@/tests/support/journey/steps';
import type { Frame, Page } from 'puppeteer';

/** How many minutes of use are lived. */
export const minutesOfUse = 60;

/** What a minute of hard use brings: so many chats opened, messages, one note; the list is scrolled in between. */
const perMinute = { switches: 40, messages: 8, scrolls: 6 } as const;

/** The hour's sum of it, for the report. */
export const hourOfUse = `${perMinute.switches * minutesOfUse} chats opened, ${perMinute.messages * minutesOfUse} messages, ${
  perMinute.scrolls * minutesOfUse
} scrolls of the list, ${minutesOfUse} notes`;

/** Where it is lived; without a sidebar nobody writes notes. */
export interface Lived {
  readonly page: Page;
  readonly contact: Frame | undefined;
  /** How long a minute takes at least; 0 for as fast as it goes. */
  readonly minuteMs: number;
}

/** Lives one minute of the hour. */
export async function liveAMinute({ page, contact, minuteMs }: Lived, minute: number): Promise<void> {
  const until = Date.now() + minuteMs;
  await page.evaluate(useTheList, minute, perMinute);
  if (contact !== undefined) await addNote(contact, `Note of minute ${minute}`);
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, until - Date.now())));
}

/** Runs in the page. Ends on a chat with a person who has a number, so that a note can be written. */
async function useTheList(minute: number, { switches, messages, scrolls }: typeof perMinute): Promise<void> {
  const frames = (): Promise<unknown> =>
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { standIn } = window;
  const people = standIn.chats().filter(({ kind, phone }) => kind === 'person' && phone !== undefined);
  for (let turn = 0; turn < switches; turn += 1) {
    const at = minute * switches + turn;
    standIn.openChat(people[(at * 7) % 3_000]?.index ?? 0);
    await frames();
    if (turn % Math.floor(switches / messages) === 0) {
      const from = people[(at * 11) % 400]?.index ?? 0;
      if (turn % 3 === 0) standIn.outgoing(from, `On its way ${at}`);
      else standIn.incoming(from, `Message ${at}`);
    }
    if (turn % Math.ceil(switches / scrolls) === 0) standIn.scrollList(((at * 13) % 4_000) * 72);
  }
}
