import type { Frame, Page } from 'puppeteer';

/** How many minutes of use are lived. */
export const minutesOfUse = 60;

/** What a minute of hard use brings: so many chats opened, messages, one note; the list is scrolled in between. */
const perMinute = { switches: 40, messages: 8, scrolls: 6 } as const;

/** As many people as a busy shop writes with; all of them come within the first ten minutes. */
const people = 300;

/** The hour's sum of it, for the report. */
export const hourOfUse = `${perMinute.switches * minutesOfUse} chats of ${people} people opened, ${perMinute.messages * minutesOfUse} messages, ${
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
  await page.evaluate(useTheList, minute, { ...perMinute, people });
  if (contact !== undefined) await contact.evaluate(writeNote, `Note of minute ${minute}`);
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, until - Date.now())));
}

/** Runs in the page. Ends on a chat with a person who has a number, so that a note can be written. */
async function useTheList(
  minute: number,
  { switches, messages, scrolls, people: most }: typeof perMinute & { readonly people: number },
): Promise<void> {
  const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
  const { standIn } = window;
  const met = standIn
    .chats()
    .filter(({ kind, phone }) => kind === 'person' && phone !== undefined)
    .slice(0, most);
  for (let turn = 0; turn < switches; turn += 1) {
    const at = minute * switches + turn;
    standIn.openChat(met[(at * 7) % met.length]?.index ?? 0);
    await frame();
    if (turn % Math.floor(switches / messages) === 0) {
      const from = met[(at * 11) % met.length]?.index ?? 0;
      if (turn % 3 === 0) standIn.outgoing(from, `On its way ${at}`);
      else standIn.incoming(from, `Message ${at}`);
    }
    if (turn % Math.ceil(switches / scrolls) === 0) standIn.scrollList(((at * 13) % 4_000) * 72);
  }
}

/** Runs in the sidebar. Whatever the driver holds a handle of would never be let go, so it holds none. */
async function writeNote(text: string): Promise<void> {
  const until = async <T>(find: () => T | null | undefined): Promise<T> => {
    for (const end = Date.now() + 10_000; Date.now() < end;) {
      const found = find();
      if (found !== null && found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error('No note could be written.');
  };
  const box = await until(() => document.querySelector('textarea'));
  const put = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
  put?.call(box, text);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  const button = await until(() =>
    [...document.querySelectorAll('button')].find(
      (each) => each.textContent === 'Add note' && !each.disabled,
    ),
  );
  button.click();
  await until(() => (document.querySelector('main')?.textContent.includes(text) ? true : undefined));
}
