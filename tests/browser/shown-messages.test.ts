import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { packagedSelectors } from '@/lib/whatsapp/selectors/packaged';
import { launchBrowser, type RunningBrowser } from '@/tests/support/harness/launch';
import { bundleModule } from '@/tests/support/page-side/bundle-module';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';

import type { ShownMessage } from '@/lib/whatsapp/page/read-messages';
import type { Page } from 'puppeteer';

let standIn: StandInServer;
let running: RunningBrowser;
let script = '';
const selectors = JSON.stringify(packagedSelectors);

beforeAll(async () => {
  standIn = await serveStandIn();
  [running, script] = await Promise.all([
    launchBrowser({ standIn }),
    bundleModule('lib/whatsapp/page/read-messages.ts'),
  ]);
});
afterEach(() => running.assertClean());
afterAll(async () => {
  await running.close();
  await standIn.close();
});

interface Truth {
  readonly id: { readonly id: string; readonly fromMe: boolean };
  readonly body: string;
}

const read = (page: Page): Promise<readonly ShownMessage[] | undefined> =>
  page.evaluate(
    `(${script}).readMessages(document.querySelector('footer').parentElement, ${selectors})?.messages`,
  ) as Promise<readonly ShownMessage[] | undefined>;
const truthOf = (page: Page): Promise<readonly Truth[]> =>
  page.evaluate(() => {
    const required = (Reflect.get(window, 'require') as (name: string) => object)('WAWebMsgCollection');
    const collection = Reflect.get(required, 'MsgCollection') as { getModelsArray(): Truth[] };
    return collection
      .getModelsArray()
      .map(({ id, body }) => ({ id: { id: id.id, fromMe: id.fromMe }, body }));
  });

describe('the messages of the open chat', () => {
  test.each(['2026-10', '2026-03', 'no-testids'])('are read as they are shown (%s)', async (generation) => {
    const page = await running.openWhatsApp(
      `chats=12&load=20&settle=50&history=40&rows=80&gen=${generation}`,
    );
    let seen = 0;
    for (const index of [0, 2, 5, 7, 10]) {
      await page.evaluate((each) => window.standIn.openChat(each), index);
      await page.evaluate(
        (each) => window.standIn.incoming(each, '<b>&amp;</b>\nline two'.padEnd(9_000, 'x')),
        index,
      );
      await new Promise((resolve) => setTimeout(resolve, 120));
      const truths = new Map((await truthOf(page)).map((truth) => [truth.id.id, truth]));
      const messages = (await read(page)) ?? [];
      expect(messages.length).toBeGreaterThan(6);
      for (const { id, direction, text, timeText } of messages) {
        const truth = truths.get(id);
        expect(text).toBe(truth?.body.slice(0, 4_000));
        expect(['unknown', truth?.id.fromMe === true ? 'out' : 'in']).toContain(direction);
        expect(timeText).toMatch(/\d{1,2}[:.]\d\d/);
        seen += direction === 'unknown' ? 0 : 1;
      }
    }
    expect(seen).toBeGreaterThan(60);
    await page.close();
  });

  test('are at most 60, and none where the page is not understood', async () => {
    const page = await running.openWhatsApp('chats=4&load=20&settle=50&open=0&history=10&rows=200');
    await page.evaluate(() => {
      for (let count = 0; count < 80; count += 1) window.standIn.incoming(0, `message ${count}`);
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const messages = (await read(page)) ?? [];
    expect(messages.length).toBe(60);
    expect(messages.at(-1)?.text).toBe('message 79');
    await page.close();
    const future = await running.openWhatsApp('chats=4&load=20&settle=50&open=0&gen=future');
    expect(await read(future)).toBeUndefined();
    await future.close();
  });
});
