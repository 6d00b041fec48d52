import { afterAll, beforeAll, expect, test } from 'vitest';

import { byRole, clickRole, waitForText } from '@/tests/support/harness/find';
import { runCommands } from '@/tests/support/harness/hub-commands';
import { screenshot } from '@/tests/support/harness/screenshot';
import { startApiServer, type ApiServer } from '@/tests/support/journey/api-server';
import { askHub } from '@/tests/support/journey/ask-hub';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { demoPeople, signIn } from '@/tests/support/journey/sign-in';
import { condition, note, notesOf, save, until } from '@/tests/support/journey/team';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Page } from 'puppeteer';
import type { Product } from '@/tests/support/harness/product';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';

let api: ApiServer;
let standIn: StandInServer;
let here: Product;
let a: Page;
let b: Page;
const shelf = createShelf();

beforeAll(async () => {
  [api, standIn] = await Promise.all([startApiServer(), serveStandIn()]);
  const [first, second] = await Promise.all([shelf.start(standIn, { api }), shelf.start(standIn, { api })]);
  here = second;
  await Promise.all([first.accept(), second.accept()]);
  [a, b] = await Promise.all([first.extensionPage('options.html'), second.extensionPage('options.html')]);
  await Promise.all([byRole(a, 'button', 'Sign in'), byRole(b, 'button', 'Sign in')]);
  await signIn(a, api, { email: demoPeople.owner });
  await until('A is up to date', async () => (await condition(a)) === 'current');
});
afterAll(async () => {
  await shelf.closeAll();
  await standIn.close();
  await api.stop();
});

async function quiet(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) await until('it is current', async () => (await condition(page)) === 'current');
}

/** The page as it is looked at by hand: both themes, narrow and wide. */
async function pictures(page: Page, name: string): Promise<void> {
  for (const width of [360, 1_280]) {
    for (const theme of ['light', 'dark'] as const) {
      await screenshot(page, `${name}-${width}-${theme}`, { width, theme, folder: 'joining' });
    }
  }
}

const numbers = { same: '+919864000701', personal: '+919864000799' };

test('who joins a team with a contact that may be one of the team’s is asked, and nothing is joined before', async () => {
  const theirs = await save(a, numbers.same, 'Rina Das (Guwahati)');
  await note(a, theirs, 'from the team');
  await quiet(a);
  const mine = await save(b, numbers.same, 'Rina D.');
  await note(b, mine, 'from before');
  await signIn(b, api, { email: demoPeople.manager });
  await waitForText(b, 'Are these the same person?');
  await quiet(b);
  await until(
    'A has both',
    async () => (await askHub(a, 'contact.list', { offset: 0, limit: 10 })).count === 2,
  );
  await b.evaluate(() => document.querySelector('[aria-label="Needs your decision"]')?.scrollIntoView());
  await pictures(b, 'asked');

  await clickRole(b, 'button', 'Decide later');
  await waitForText(b, '1 pair waits until you decide. Both contacts stay as they are.');
  await clickRole(b, 'button', 'Show them');
  await clickRole(b, 'button', 'Same person');
  await waitForText(b, 'They are one contact now, with everything of both.');
  await until(
    'A has one',
    async () => (await askHub(a, 'contact.list', { offset: 0, limit: 10 })).count === 1,
  );
  expect(await notesOf(a, mine)).toEqual(['from before', 'from the team']);

  await clickRole(b, 'button', 'Undo');
  await waitForText(b, 'Taken back.');
  await until(
    'A has two',
    async () => (await askHub(a, 'contact.list', { offset: 0, limit: 10 })).count === 2,
  );
  await quiet(a, b);
  const { rows: ledger } = await askHub(b, 'held.rows', { table: 'ledger', offset: 0, limit: 50 });
  expect(ledger.map(({ fields }) => [fields['path'], fields['status']])).toContainEqual([
    '/v1/sync/push',
    200,
  ]);
  expect(JSON.stringify(ledger)).not.toContain('Rina');
  expect([await notesOf(a, mine), await notesOf(b, theirs)]).toEqual([['from before'], ['from the team']]);
});

test('of two versions of a note both can be read; one’s own is taken back into use, and that is undone', async () => {
  const contactId = await save(a, '+919864000702', 'Two versions');
  const [added] = await runCommands(a, [{ name: 'note.add', args: { contactId, body: 'first' } }]);
  const { noteId } = added as { noteId: string };
  await until('B has it', async () => (await notesOf(b, contactId)).length === 1);
  await quiet(a, b);
  await api.pause();
  const long = `mine ${'word '.repeat(200)}end`;
  await runCommands(b, [{ name: 'note.edit', args: { noteId, body: long } }]);
  await runCommands(a, [{ name: 'note.edit', args: { noteId, body: 'theirs' } }]);
  await api.resume();
  await clickRole(b, 'button', 'Check now');
  await until('the server has B’s', async () => (await askHub(b, 'account.status', {}))?.waiting === 0);
  await clickRole(a, 'button', 'Check now');
  await until('A has sent its own', async () => (await askHub(a, 'account.status', {}))?.waiting === 0);
  await clickRole(b, 'button', 'Check now');
  await until('B knows', async () => (await askHub(b, 'account.status', {}))?.conflicts === 1);
  await waitForText(b, 'Two people wrote this at the same time');
  await waitForText(b, 'theirs');
  await b.evaluate(() => document.querySelector('[aria-label="Needs your decision"]')?.scrollIntoView());
  await pictures(b, 'conflict');

  await clickRole(b, 'button', 'Use mine');
  await waitForText(b, 'Your version is shown to everybody now.');
  await until('A has all of it', async () => (await notesOf(a, contactId))[0] === long);
  await quiet(a, b);
  expect(await askHub(a, 'account.trouble', {})).toEqual({ asked: [], refused: [], conflicts: [] });
  await clickRole(b, 'button', 'Undo');
  await until('A has theirs again', async () => (await notesOf(a, contactId))[0] === 'theirs');
});

test('what the team has about a chat that is personal here is counted, not kept, until it is let in', async () => {
  const identities = [{ kind: 'phone', value: numbers.personal }];
  await runCommands(b, [{ name: 'chat.keep-out', args: { identities, on: true } }]);
  const contactId = await save(a, numbers.personal, 'Mother');
  await note(a, contactId, 'private');
  await waitForText(b, '2 records of your team are about chats that you keep personal.');
  expect(await askHub(b, 'contact.get', { contactId })).toBeNull();
  await here.stopWorker();
  expect(await askHub(b, 'contact.get', { contactId })).toBeNull();
  await runCommands(b, [{ name: 'chat.keep-out', args: { identities, on: false } }]);
  await until('it is here', async () => (await notesOf(b, contactId))[0] === 'private');
  await quiet(b);
});
