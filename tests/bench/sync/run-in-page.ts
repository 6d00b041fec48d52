import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer';

const asked = 100;
const patience = 900_000;

/**
 * Runs an expression that answers with a promise of a number. It is looked at again and again: the driver gives up a
 * single question after three minutes, and a peer may take longer.
 */
export async function runInPage(page: Page, expression: string): Promise<number> {
  await page.evaluate(
    `{
      const run = { ended: false };
      self.benchRun = run;
      (async () => ${expression})().then(
        (value) => Object.assign(run, { ended: true, value }),
        (error) => Object.assign(run, { ended: true, error: String(error?.stack ?? error) }),
      );
    }`,
  );
  for (const until = Date.now() + patience; Date.now() < until;) {
    const run = (await page.evaluate('self.benchRun')) as { ended: boolean; value?: unknown; error?: string };
    if (run.error !== undefined) throw new Error(run.error);
    if (run.ended && typeof run.value === 'number') return run.value;
    if (run.ended) throw new Error(`The page answered ${JSON.stringify(run.value)} to ${expression}.`);
    await pause(asked);
  }
  throw new Error(`The page did not end with ${expression}.`);
}
