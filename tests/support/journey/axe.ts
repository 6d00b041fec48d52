import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import type { Frame, Page } from 'puppeteer';

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string; target: unknown }[] }[] }>;
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Every violation of WCAG 2.2 AA that axe finds in a page as it is now. */
export async function violations(place: Page | Frame): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await place.evaluate(`typeof axe === 'undefined' ? (() => { ${source} })() : 0; undefined`);
  return place.evaluate(async (runOnly) => {
    // A colour that is still on its way to another is neither.
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    const { axe } = window as unknown as { axe: Axe };
    const result = await axe.run({ runOnly });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, rules);
}
