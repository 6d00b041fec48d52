import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { runCommands } from '@/tests/support/harness/hub-commands';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { askHub } from '@/tests/support/journey/ask-hub';
import {
  beBusy,
  crmName,
  identitiesOf,
  randomSteps,
  shownNames,
  switchAround,
  watchNames,
  writeMeanwhile,
  type Step,
} from '@/tests/support/journey/chat-walk';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';

import type { Product } from '@/tests/support/harness/product';
import type { ChatTruth } from '@/tests/support/whatsapp-web/control-api';
import type { Page } from 'puppeteer';

const generations = ['2026-10', '2026-03', 'no-testids', 'no-modules', 'future'] as const;
/** 1,000 switches in all; with ONECHAT_DEEP=1 as many in every generation. */
const each = process.env['ONECHAT_DEEP'] === '1' ? 1_000 : 200;
const seed = Number(process.env['ONECHAT_SEED'] ?? 20_261);
const chats = 24;

const shelf = createShelf();
let standIn: StandInServer;
let product: Product;
let options: Page;
let truths: readonly ChatTruth[];
const saved = new Map<number, string>();

beforeAll(async () => {
  standIn = await serveStandIn();
  product = await shelf.start(standIn);
  await product.accept();
  const page = await product.openWhatsApp(`chats=${chats}`);
  truths = await page.evaluate(() => window.standIn.chats());
  await page.close();
  options = await product.extensionPage('options.html');
  for (const truth of truths) {
    const kind = truth.kind === 'group' || truth.kind === 'business' ? truth.kind : 'person';
    const args = { identities: identitiesOf(truth), source: 'modules', kind, name: crmName(truth.index) };
    const [result] = await runCommands(options, [{ name: 'contact.save', args }]);
    saved.set(truth.index, String(Reflect.get(Object(result), 'contactId')));
  }
}, 120_000);
afterEach(() => product.assertClean());
afterAll(async () => {
  await shelf.closeAll();
  await standIn.close();
});

/** Every CRM name that was shown belongs to a chat that was opened by then, in this order. */
function strangers(names: readonly string[], steps: readonly Step[]): string[] {
  let from = 0;
  return names.filter((name) => {
    const next = steps.findIndex(({ index }, place) => place >= from && crmName(index) === name);
    if (next >= 0) from = next;
    return next < 0;
  });
}

describe(`over ${each} fast switches (seed ${seed})`, () => {
  test.each(generations)(
    'the sidebar shows, keeps and puts nothing that belongs to another person (%s)',
    async (generation) => {
      // Few messages: drawing them would take most of the time, and none is looked at here.
      const query = `chats=${chats}&gen=${generation}&load=20&settle=50&history=40&first=3&rows=4`;
      const { page, contact } = await product.chat(query);
      await page.bringToFront();
      await new Promise((resolve) => setTimeout(resolve, 900));
      await watchNames(contact);
      const stopBusy = await beBusy(contact);
      const steps = randomSteps({ count: each, chats, seed: seed + generations.indexOf(generation) });
      const person = await writeMeanwhile(contact);
      await switchAround(page, steps);
      await stopBusy();
      const acts = await person.rest();
      const names = await shownNames(contact);
      expect(strangers(names, steps), `seed ${seed}`).toEqual([]);
      const last = steps.at(-1)?.index ?? 0;
      const known = generation === 'future' ? [] : truths.filter((truth) => isKnowable(generation, truth));
      if (known.some((truth) => truth.index === last)) {
        await expect
          .poll(async () => (await shownNames(contact)).at(-1), { timeout: 5_000 })
          .toBe(crmName(last));
      }
      if (known.length === 0) expect(names).toEqual([]);
      else expect(names.length, 'names shown').toBeGreaterThan(generation === 'no-modules' ? 0 : each / 10);
      if (known.length > chats / 2) {
        expect(acts.notes, 'notes tried').toBeGreaterThan(each / 50);
        expect(acts.puts, 'texts tried').toBeGreaterThan(each / 50);
      }
      expect(await strayTexts(page), `seed ${seed}`).toEqual([]);
      expect(await page.evaluate(() => window.standIn.sendAttempts)).toEqual([]);
      await page.close();
    },
    each > 200 ? 240_000 : 90_000,
  );

  test('every note stands with the person whose name was shown when it was begun', async () => {
    await options.bringToFront();
    const stray: string[] = [];
    let count = 0;
    for (const [index, contactId] of saved) {
      const notes = await askHub(options, 'note.list', { contactId, offset: 0, limit: 200 });
      count += notes.rows.length;
      for (const { body } of notes.rows) {
        if (body.split('\n').some((line) => line !== `for ${crmName(index)}`))
          stray.push(`${index}: ${body}`);
      }
    }
    expect(stray, `seed ${seed}`).toEqual([]);
    expect(count).toBeGreaterThan(20);
  });
});

/** Whether the page says for certain who this is; without modules only a bare number does. */
function isKnowable(generation: string, truth: ChatTruth): boolean {
  return generation !== 'no-modules' || truth.title.startsWith('+');
}

/** Texts in message boxes of chats that they were not meant for. */
async function strayTexts(page: Page): Promise<string[]> {
  const texts = await page.evaluate(async (count) => {
    const found: string[] = [];
    for (let index = 0; index < count; index += 1) {
      window.standIn.openChat(index);
      await new Promise((resolve) => setTimeout(resolve, 10));
      found.push(window.standIn.composerText());
    }
    return found;
  }, chats);
  return texts.flatMap((text, index) =>
    text === '' || text.split('\n').every((line) => line === `for ${crmName(index)}`)
      ? []
      : [`${index}: ${text}`],
  );
}
