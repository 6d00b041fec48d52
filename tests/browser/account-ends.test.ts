import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { byRole, clickRole, typeInto, waitForText } from '@/tests/support/harness/find';
import { startApiServer, type ApiServer } from '@/tests/support/journey/api-server';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { demoPeople, signIn } from '@/tests/support/journey/sign-in';
import { condition, note, notesOf, save, until } from '@/tests/support/journey/team';
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
  const product = await shelf.start(standIn);
  await product.accept();
  const options = await product.extensionPage('options.html');
  await byRole(options, 'button', 'Sign in');
  return { product, options };
}

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

  await clickRole(options, 'button', 'Sign out');
  await clickRole(options, 'button', 'Sign out and erase this computer…');
  await typeInto(options, 'Confirmation', 'ERASE');
  await clickRole(options, 'button', 'Erase everything');
  await waitForText(options, 'Everything was erased');
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
  const { options } = await seat();
  await signIn(options, api, { email: demoPeople.agent });
  const contactId = await save(options, '+919864000505', 'Locked');
  await until('it is sent', async () => (await condition(options)) === 'current');
  const device = await newestDevice();
  await api.asOwner('PATCH', `/v1/sessions/${device}`, { state: 'locked' });
  await note(options, contactId, 'written while locked');
  await waitForText(options, 'This sign-in was ended elsewhere.');
  await waitForText(options, '1 change waits.');
  expect(await notesOf(options, contactId)).toEqual(['written while locked']);

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
