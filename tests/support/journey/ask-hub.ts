import { extensionUrl } from '../harness/product';

import type { QueryAnswers, QueryArgs, QueryName } from '@/lib/messaging/contract/queries';
import type { Page } from 'puppeteer';

/** Asks the worker one question from the options page, over a port of its own. */
export async function askHub<Q extends QueryName>(
  options: Page,
  query: Q,
  args: QueryArgs<Q>,
): Promise<QueryAnswers[Q]> {
  if (options.url() !== extensionUrl('options.html'))
    throw new Error('Questions are asked on the options page.');
  const answer = await options.evaluate(
    (wanted) =>
      new Promise((resolve, reject) => {
        const port = chrome.runtime.connect({ name: 'hub' });
        const build = chrome.runtime.getManifest().version;
        port.onDisconnect.addListener(() => reject(new Error('The worker let go of the question.')));
        port.onMessage.addListener((message: { kind: string; value?: unknown; code?: string }) => {
          if (message.kind !== 'answer' && message.kind !== 'no-answer') return;
          port.disconnect();
          if (message.kind === 'answer') resolve(message.value);
          else reject(new Error(`No answer: ${message.code}`));
        });
        const client = crypto.randomUUID();
        port.postMessage({ kind: 'hello', proto: 1, build, client, view: 'options' });
        port.postMessage({ kind: 'sub', sid: 1, ...wanted });
      }),
    { query, args },
  );
  return answer as QueryAnswers[Q];
}

/** How many items each table holds, by the worker's word. */
export async function heldCounts(options: Page): Promise<Record<string, number>> {
  const tables = await askHub(options, 'held.tables', {});
  return Object.fromEntries(tables.map(({ table, count }) => [table, count]));
}
