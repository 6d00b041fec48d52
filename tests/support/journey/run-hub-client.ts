import { join } from 'node:path';

import { build } from 'esbuild';

import { projectRoot } from '../harness/project-root';

import type { Page } from 'puppeteer';

/** What the page counted while its commands ran. */
export interface ClientTally {
  readonly asked: number;
  readonly answered: number;
  readonly refused: readonly string[];
  /** How often a worker welcomed the page. */
  readonly welcomes: number;
}

declare global {
  interface Window {
    hubRun: { start(contactId: string, count: number, pauseMs: number): void; tally(): ClientTally };
  }
}

/** Loads the product's own hub client, as built from its source, into a page of the extension. */
export async function loadHubClient(page: Page): Promise<void> {
  const bundle = await build({
    stdin: { contents: source, resolveDir: projectRoot(), loader: 'ts' },
    alias: { '@': join(projectRoot()) },
    bundle: true,
    format: 'iife',
    write: false,
    logLevel: 'silent',
  });
  await page.evaluate(`${bundle.outputFiles[0]?.text ?? ''}; undefined`);
}

const source = `
import { startHub } from '@/lib/app/start-hub';
let tally = { asked: 0, answered: 0, refused: [], welcomes: 0 };
const hub = startHub({ view: 'options' }, new AbortController().signal);
let before = hub.link.getState().phase;
hub.link.subscribe(({ phase }) => {
  if (phase === 'open' && before !== 'open') tally.welcomes += 1;
  before = phase;
});
window.hubRun = {
  start(contactId, count, pauseMs) {
    const ask = (number) => {
      if (number > count) return;
      tally.asked += 1;
      const body = 'note ' + String(number).padStart(3, '0') + ' of the run';
      void hub.command('note.add', { contactId, body }).done.then((result) => {
        if (result.ok) tally.answered += 1;
        else tally.refused.push(result.code);
      });
      setTimeout(() => ask(number + 1), pauseMs);
    };
    ask(1);
  },
  tally: () => tally,
};
`;
