import type { Page } from 'puppeteer';

interface Said {
  readonly at: number;
  readonly text: string;
}

declare global {
  interface Window {
    saidInTests?: Said[];
  }
}

/** Writes down from now on what the page says, and when: also what it says for a moment only. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const said: Said[] = [];
    window.saidInTests = said;
    const note = (): void => {
      const text = document.body.textContent ?? '';
      if (said.at(-1)?.text !== text) said.push({ at: Date.now(), text });
    };
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    note();
  });
}

/** Waits until the page has said these words since then; answers after how many milliseconds it was. */
export async function saidAfter(page: Page, words: string, since: number): Promise<number> {
  const found = await page.waitForFunction(
    (wanted, from) => window.saidInTests?.find(({ at, text }) => at >= from && text.includes(wanted))?.at,
    { polling: 20, timeout: 10_000 },
    words,
    since,
  );
  const at: unknown = await found.jsonValue();
  return Number(at) - since;
}
