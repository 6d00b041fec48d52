import { runCommands } from '../harness/hub-commands';

import type { Page } from 'puppeteer';

/** Adds the product's own sample data from the options page; answers how many contacts that are. */
export async function addSamples(options: Page): Promise<number> {
  const [result] = await runCommands(options, [{ name: 'sample.add', args: {} }]);
  if (typeof result !== 'object' || result === null || !('contacts' in result)) {
    throw new Error('The sample data could not be added.');
  }
  return Number(result.contacts);
}
