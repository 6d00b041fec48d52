import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { recordList } from '@/lib/catalogue/records';
import { byRole, clickRole, typeInto, waitForText } from '@/tests/support/harness/find';
import { runCommands } from '@/tests/support/harness/hub-commands';
import { startApiServer, type ApiServer } from '@/tests/support/journey/api-server';
import { fillEveryRecord, leftAnywhere } from '@/tests/support/journey/every-record';
import { askHub, heldCounts } from '@/tests/support/journey/ask-hub';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { downloaded } from '@/tests/support/journey/download';
import { demoPeople, signIn } from '@/tests/support/journey/sign-in';
import { condition, note, notesOf, save, until } from '@/tests/support/journey/team';
import { readExport } from '@/tests/support/read-export.mjs';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Page } from 'puppeteer';
import type { Product } from '@/tests/support/harness/product';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';

let api: ApiServer;
let standIn: StandInServer;
const shelf = createShelf();

beforeAll(async () => {
  [api, standIn] = await Promise.all([startApiServer(), serveStandIn()]);
});
afterAll(async () => {
  await standIn.close();
  await api.stop();
});
afterEach(() => shelf.closeAll());

interface Seat {
  readonly product: Product;
  readonly options: Page;
}

async function seat(): Promise<Seat> {
  const product = await shelf.start(standIn, { api });
  await product.accept();
  const options = await product.extensionPage('options.html');
  await byRole(options, 'button', 'Sign in');
  return { product, options };
}

test('what was here before the sign-in reaches the team, and what changes on one seat is seen on the other', async () => {
  const [a, b] = await Promise.all([seat(), seat()]);
  const contactId = await save(a.options, '+919864000101', 'Rina Das');
  await note(a.options, contactId, 'from before');
  await signIn(a.options, api, { email: demoPeople.owner });
  await waitForText(a.options, 'Demo shop');
  await until('A is up to date', async () => (await condition(a.options)) === 'current');
  await waitForText(a.options, 'Everything here is on the server');

  await signIn(b.options, api, { email: demoPeople.agent });
  await until('B has the note', async () => (await notesOf(b.options, contactId)).length === 1);
  expect((await askHub(b.options, 'contact.get', { contactId }))?.name).toBe('Rina Das');

  await until('B is quiet', async () => (await condition(b.options)) === 'current');
  await note(a.options, contactId, 'for B');
  const took = await until('B sees it', async () => (await notesOf(b.options, contactId)).length === 2);
  expect(took).toBeLessThan(3_000);

  await Promise.all([
    note(a.options, contactId, 'A at the same time'),
    note(b.options, contactId, 'B at the same time'),
  ]);
  for (const { options } of [a, b])
    await until('both have four', async () => (await notesOf(options, contactId)).length === 4);
  a.product.assertClean();
  b.product.assertClean();
});

test('work goes on without the server, says so, and arrives once when it is back, whatever the worker did', async () => {
  const [a, b] = await Promise.all([seat(), seat()]);
  await signIn(a.options, api, { email: demoPeople.owner });
  const contactId = await save(a.options, '+919864000202', 'Bikram');
  await until('A is up to date', async () => (await condition(a.options)) === 'current');
  await api.pause();
  const told = await until('A says so', async () => (await condition(a.options)) === 'unreachable');
  expect(told).toBeLessThan(1_000);
  for (let n = 0; n < 5; n += 1) await note(a.options, contactId, `offline ${n}`);
  await waitForText(a.options, 'Server not reachable since');
  await waitForText(a.options, '5 changes wait.');
  await a.product.stopWorker();
  expect(await notesOf(a.options, contactId)).toHaveLength(5);
  expect(await askHub(a.options, 'account.rows', { contactId })).toHaveLength(6);
  await api.resume();
  await clickRole(a.options, 'button', 'Check now');
  for (let n = 5; n < 20; n += 1) {
    await note(a.options, contactId, `while stopping ${n}`);
    if (n % 3 === 0) await a.product.stopWorker();
  }
  await until('A has sent everything', async () => (await condition(a.options)) === 'current', 40_000);
  expect(await askHub(a.options, 'account.rows', { contactId })).toEqual([]);
  await signIn(b.options, api, { email: demoPeople.manager });
  await until('B has all', async () => (await notesOf(b.options, contactId)).length === 20);
  expect(await notesOf(b.options, contactId)).toEqual(await notesOf(a.options, contactId));
});

test('a change that is refused is shown with the reason until the person has dealt with it', async () => {
  const { workspace } = (await api.asOwner('GET', '/v1/me')) as { workspace: { id: string } };
  const agent = await seat();
  await signIn(agent.options, api, { email: demoPeople.agent });
  const contactId = await save(agent.options, '+919864000303', 'Masked');
  await until('it is sent', async () => (await condition(agent.options)) === 'current');
  await api.asOwner('PATCH', `/v1/workspaces/${workspace.id}`, {
    masks: { agent: { contacts: ['company'] } },
  });
  await runCommands(agent.options, [{ name: 'contact.edit', args: { contactId, company: 'Secret & Sons' } }]);
  await waitForText(agent.options, 'Not taken: your role does not see this field.');
  await waitForText(agent.options, 'Secret & Sons');
  // What a role may see has changed, so its rows are loaded anew meanwhile.
  await until('it is not seen', async () => {
    const contact = await askHub(agent.options, 'contact.get', { contactId });
    return contact?.company === '';
  });
  await agent.product.stopWorker();
  await waitForText(agent.options, 'Not taken: your role does not see this field.');
  await clickRole(agent.options, 'button', 'Discard');
  await until('it is gone', async () => (await askHub(agent.options, 'account.status', {}))?.refused === 0);
  await api.asOwner('PATCH', `/v1/workspaces/${workspace.id}`, { masks: { agent: {} } });
});

test('signing out keeps the work or erases it, and signing in again asks who it is', async () => {
  const { options, product } = await seat();
  await signIn(options, api, { email: demoPeople.owner });
  const contactId = await save(options, '+919864000404', 'Kept');
  await until('it is sent', async () => (await condition(options)) === 'current');
  await clickRole(options, 'button', 'Sign out');
  await clickRole(options, 'button', 'Sign out, keep my work here');
  await waitForText(options, 'You are signed out.');
  await note(options, contactId, 'while signed out');
  await waitForText(options, '1 change waits.');
  // The sign-in page asks for e-mail and password again: `signIn` types them.
  await signIn(options, api, { email: demoPeople.owner, button: 'Sign in again' });
  await until('it is sent now', async () => (await condition(options)) === 'current');
  expect(await notesOf(options, contactId)).toEqual(['while signed out']);

  await fillEveryRecord(options);
  const held = await heldCounts(options);
  for (const { name } of recordList) expect(held[name], name).toBeGreaterThan(0);
  await clickRole(options, 'button', 'Sign out');
  await clickRole(options, 'button', 'Sign out and erase this computer…');
  await typeInto(options, 'Confirmation', ' मिटाएँ ');
  await clickRole(options, 'button', 'Erase everything');
  await waitForText(options, 'Everything was erased');
  const left = await leftAnywhere(options);
  for (const { name, place } of recordList) expect(left[place.in], name).toEqual([]);
  product.assertClean();
});

/** The computer that this sign-in is on, by the owner's list. */
async function newestDevice(): Promise<string> {
  const { devices } = (await api.asOwner('GET', '/v1/sessions')) as {
    devices: { clientId: string; name: string; firstSeen: string }[];
  };
  const own = devices.filter(({ name }) => name.startsWith('Chrome'));
  return own.toSorted((x, y) => x.firstSeen.localeCompare(y.firstSeen)).at(-1)?.clientId ?? '';
}

test('an owner who locks a computer stops it and deletes nothing; one who orders it wiped erases it', async () => {
  const { options, product } = await seat();
  await signIn(options, api, { email: demoPeople.agent });
  const contactId = await save(options, '+919864000505', 'Locked');
  await until('it is sent', async () => (await condition(options)) === 'current');
  const device = await newestDevice();
  await api.asOwner('PATCH', `/v1/sessions/${device}`, { state: 'locked' });
  await note(options, contactId, 'written while locked');
  await waitForText(options, 'This sign-in was ended elsewhere.');
  await waitForText(options, '1 change waits.');
  expect(await notesOf(options, contactId)).toEqual(['written while locked']);
  // What was never sent is in an export all the same, as a row and as the change that waits.
  const { bytes } = await downloaded(product, () => clickRole(options, 'button', 'Export everything'));
  const { problems, rows } = readExport(new Uint8Array(bytes));
  expect(problems).toEqual([]);
  expect(rows['notes']?.map(({ fields }) => fields['body'])).toContain('written while locked');
  expect(JSON.stringify(rows['outbox'])).toContain('written while locked');
  await waitForText(options, '1 change waits.');

  await signIn(options, api, { email: demoPeople.agent, button: 'Sign in again' });
  await until('it is sent now', async () => (await condition(options)) === 'current');

  await api.asOwner('PATCH', `/v1/sessions/${device}`, { state: 'wipe' });
  await note(options, contactId, 'too late').catch(() => undefined);
  await waitForText(options, 'Everything was erased');
  await until('everything is gone', () =>
    options.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name);
      const values = Object.keys(await chrome.storage.local.get(null));
      return names.length === 0 && values.length === 0;
    }),
  );
});
