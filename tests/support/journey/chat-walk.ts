import type { ChatTruth } from '../whatsapp-web/control-api';
import type { Frame, Page } from 'puppeteer';

/** One switch of a walk over the chats. */
export interface Step {
  readonly index: number;
  readonly waitMs: number;
}

/** A walk that the same seed always makes again. */
export function randomSteps(of: {
  readonly count: number;
  readonly chats: number;
  readonly seed: number;
}): readonly Step[] {
  let state = of.seed % 2_147_483_648;
  const below = (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
  // The chats 8 and 9 have one name; half of the walk goes between the first twelve, one of each kind.
  return Array.from({ length: of.count }, () => ({
    index: below(below(2) === 0 ? Math.min(12, of.chats) : of.chats),
    waitMs: [0, 0, 2, 4, 9, 20, 45, 130][below(8)] ?? 0,
  }));
}

/** The name under which a chat's person is saved: none of WhatsApp's own. */
export function crmName(index: number): string {
  return `CRM person ${String(index).padStart(3, '0')}`;
}

/** Every identity that the stand-in's own truth has for a chat. */
export function identitiesOf(truth: ChatTruth): readonly { readonly kind: string; readonly value: string }[] {
  const all = [
    { kind: 'phone', value: truth.phone === undefined ? '' : `+${truth.phone}` },
    { kind: 'lid', value: truth.lid === undefined ? '' : `${truth.lid}@lid` },
    { kind: 'username', value: truth.username ?? '' },
    { kind: 'jid', value: truth.id.endsWith('@g.us') ? truth.id : '' },
  ];
  return all.filter(({ value }) => value !== '');
}

/** Keeps every saved name that a sidebar shows as its heading, in order. */
export async function watchNames(contact: Frame): Promise<void> {
  await contact.evaluate(() => {
    const names: string[] = [];
    Object.assign(window, { shownNames: names });
    const look = (): void => {
      const name = /CRM person \d+/.exec(document.querySelector('h1')?.textContent ?? '')?.[0];
      if (name !== undefined && names.at(-1) !== name) names.push(name);
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
    look();
  });
}

/** The names that were shown since then. */
export async function shownNames(contact: Frame): Promise<readonly string[]> {
  return contact.evaluate(() => (Reflect.get(window, 'shownNames') as readonly string[] | undefined) ?? []);
}

/** Makes the sidebar slow, so that its answers come late; answers how to stop. */
export async function beBusy(contact: Frame): Promise<() => Promise<void>> {
  const timer = await contact.evaluate(() =>
    window.setInterval(() => {
      const end = performance.now() + 15;
      while (performance.now() < end);
    }, 55),
  );
  return () => contact.evaluate((id) => window.clearInterval(id), timer);
}

/** Walks over the chats as fast as the page goes. */
export async function switchAround(page: Page, steps: readonly Step[]): Promise<void> {
  await page.evaluate(async (list) => {
    for (const { index, waitMs } of list) {
      window.standIn.openChat(index);
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }, steps);
}

/** What a busy person tried in a sidebar, and how to let them rest. */
export interface BusyPerson {
  readonly rest: () => Promise<{ readonly notes: number; readonly puts: number }>;
}

/**
 * Lets somebody write what belongs to the name that they see: begun in one moment, pressed in a later one, whatever
 * chat is open by then. A note and a text for the message box in turn.
 */
export async function writeMeanwhile(contact: Frame): Promise<BusyPerson> {
  await contact.evaluate(() => {
    const person = { notes: 0, puts: 0, turn: 0, timer: 0 };
    Object.assign(window, { person });
    const begin = (): void => {
      const name = /CRM person \d+/.exec(document.querySelector('h1')?.textContent ?? '')?.[0];
      const box = document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Note"]');
      if (name === undefined || box === null) return;
      const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
      set?.call(box, `for ${name}`);
      box.dispatchEvent(new Event('input', { bubbles: true }));
      person.turn += 1;
      const wanted = person.turn % 2 === 0 ? 'notes' : 'puts';
      setTimeout(() => press(wanted), 6);
    };
    const press = (wanted: 'notes' | 'puts'): void => {
      const label = wanted === 'notes' ? 'Add note' : 'Put into message box';
      const button = [...document.querySelectorAll('button')].find((each) => each.textContent === label);
      if (button === undefined || button.disabled) return;
      person[wanted] += 1;
      button.click();
    };
    person.timer = window.setInterval(begin, 35);
  });
  return {
    rest: () =>
      contact.evaluate(async () => {
        const person = Reflect.get(window, 'person') as { notes: number; puts: number; timer: number };
        window.clearInterval(person.timer);
        await new Promise((resolve) => setTimeout(resolve, 300));
        return { notes: person.notes, puts: person.puts };
      }),
  };
}
