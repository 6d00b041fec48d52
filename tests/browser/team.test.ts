import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { byRole, clickRole, hasRole, typeInto } from '@/tests/support/harness/find';
import { runCommands } from '@/tests/support/harness/hub-commands';
import { startApiServer, type ApiServer } from '@/tests/support/journey/api-server';
import { askHub } from '@/tests/support/journey/ask-hub';
import { createShelf } from '@/tests/support/journey/product-shelf';
import { downloaded } from '@/tests/support/journey/download';
import { demoPeople, signIn } from '@/tests/support/journey/sign-in';
import { condition, until } from '@/tests/support/journey/team';
import { readExport } from '@/tests/support/read-export.mjs';
import { serveStandIn } from '@/tests/support/whatsapp-web/server/serve';

import type { Frame, Page } from 'puppeteer';
import type { Product } from '@/tests/support/harness/product';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';

let api: ApiServer;
let standIn: StandInServer;
const shelf = createShelf();
const query = 'chats=12&load=20&settle=50&history=20';

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
  readonly page: Page;
  readonly contact: Frame;
}

/** Somebody at work: signed in, WhatsApp Web open on the second chat. */
async function seat(email: string): Promise<Seat> {
  const product = await shelf.start(standIn, { api });
  await product.accept();
  const options = await product.extensionPage('options.html');
  await signIn(options, api, { email });
  await until('the team is known', async () => {
    const team = await askHub(options, 'team.status', {});
    return (team?.members.length ?? 0) >= 3 && (await condition(options)) === 'current';
  });
  const { page, contact } = await product.chat(query, 1);
  await page.bringToFront();
  return { product, options, page, contact };
}

const draft = (page: Page, text: string) =>
  page.evaluate((each) => window.standIn.setComposerText(each), text);
const sent = (pages: readonly Page[]) =>
  Promise.all(pages.map((page) => page.evaluate(() => window.standIn.outgoing(1, 'Hello again'))));
/** A message that nobody here has a hand in: whatever the driver evaluates counts as a click for five seconds. */
async function fromPhone(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    await page.evaluate(() => void setTimeout(() => window.standIn.outgoing(1, 'Hello again'), 7_000));
  }
  await new Promise((resolve) => setTimeout(resolve, 9_000));
}

/** Names in texts stand in isolates, so that they cannot turn the sentence around them. */
const named = (name: string): string => `\u2068${name}\u2069`;
const sees = (place: Page | Frame, text: string) => () =>
  place.evaluate(
    (wanted) => document.body.innerText.replaceAll(/[\u2066-\u2069]/g, '').includes(wanted),
    text,
  );
const shows = (place: Page | Frame, text: string) => until(`it says: ${text}`, sees(place, text), 10_000);

test('a team of two hands over, sees who writes, names each other, and one of them leaves', async () => {
  const [asha, chaya] = await Promise.all([seat(demoPeople.owner), seat(demoPeople.agent)]);
  const inbox = await chaya.product.extensionPage('sidebar.html?view=work');
  await chaya.page.bringToFront();

  // Presence, before anything is saved.
  await shows(asha.contact, 'Chaya is looking at this chat');
  await shows(chaya.contact, 'Asha is looking at this chat');
  await draft(chaya.page, 'Good morning');
  const warned = await until('Asha is warned', sees(asha.contact, 'Chaya is typing here'));
  expect(warned).toBeLessThan(2_000);
  await draft(chaya.page, '');
  await sent([asha.page, chaya.page]);
  await until('Asha knows who answered', sees(asha.contact, 'Answered just now by Chaya'));
  expect(await sees(chaya.contact, 'Answered just now')()).toBe(false);
  await fromPhone([asha.page, chaya.page]);
  await until('Chaya knows', sees(chaya.contact, 'Answered just now, but not here: from the phone'));
  // A picture leaves no draft behind: a click, and it is out.
  await shows(asha.contact, 'but not here');
  await until('no news', async () => !(await sees(asha.contact, 'Answered just now by Chaya')()));
  await asha.page.mouse.click(700, 300);
  await sent([asha.page, chaya.page]);
  await until('Chaya knows who sent it', sees(chaya.contact, 'Answered just now by Asha'));
  expect(await sees(asha.contact, 'but not here')()).toBe(false);

  // Handing over, with a note, by keyboard.
  await chaya.page.evaluate(() => window.standIn.openChat(3));
  await clickRole(asha.contact, 'button', 'Save contact');
  await shows(asha.contact, 'Nobody looks after this contact yet.');
  await clickRole(asha.contact, 'button', 'Assign');
  await typeInto(asha.contact, 'Who looks after this contact?', 'chay');
  await asha.page.keyboard.press('ArrowDown');
  await asha.page.keyboard.press('Enter');
  // Escape leaves it from here too, and nothing is handed over.
  await byRole(asha.contact, 'textbox', `What ${named('Chaya')} should know (optional)`);
  await asha.page.keyboard.press('Escape');
  await clickRole(asha.contact, 'button', 'Assign');
  await typeInto(asha.contact, 'Who looks after this contact?', 'chay');
  await asha.page.keyboard.press('ArrowDown');
  await asha.page.keyboard.press('Enter');
  await typeInto(asha.contact, `What ${named('Chaya')} should know (optional)`, 'Wants the blue one.');
  await asha.page.keyboard.down('Control');
  await asha.page.keyboard.press('Enter');
  await asha.page.keyboard.up('Control');
  await shows(asha.contact, 'Chaya looks after this contact.');
  await shows(asha.contact, 'Handed over to Chaya');
  await inbox.bringToFront();
  await clickRole(inbox, 'tab', 'For you 1');
  await shows(inbox, 'Asha gave you this contact');
  await chaya.page.bringToFront();
  await chaya.page.evaluate(() => window.standIn.openChat(1));
  await shows(chaya.contact, 'You look after this contact.');
  await shows(chaya.contact, 'Wants the blue one.');
  await until('it is no news any more', async () => {
    return (await askHub(chaya.options, 'team.given', {})).count === 0;
  });

  // A mention.
  await typeInto(asha.contact, 'Note', 'Please call, @cha');
  await byRole(asha.contact, 'option', 'Chaya');
  await asha.page.keyboard.press('Enter');
  await asha.page.keyboard.type('today');
  await clickRole(asha.contact, 'button', 'Add note');
  await shows(asha.contact, 'Please call, @Chaya today');
  await inbox.bringToFront();
  await shows(inbox, 'Asha named you');
  await clickRole(inbox, 'button', 'Mark as read');
  await byRole(inbox, 'button', 'Mark as new');

  // Whose the lists show.
  await clickRole(inbox, 'tab', 'Contacts');
  await clickRole(inbox, 'button', 'Everybody’s Whose');
  await clickRole(inbox, 'option', 'Nobody’s');
  await shows(inbox, 'No contacts here for this choice');

  await hides(asha, chaya, inbox);
  await leaves(asha, chaya);
  asha.product.assertClean();
});

/** What the owner hides from agents is nowhere on the agent's computer, and the rest of the contact stays usable. */
async function hides(owner: Seat, agent: Seat, work: Page): Promise<void> {
  const you = (await askHub(agent.options, 'team.status', {}))?.you;
  const { rows } = await askHub(owner.options, 'contact.list', { offset: 0, limit: 50 });
  const { id: contactId, phone } = rows.find(({ ownerId }) => ownerId === you)!;
  const args = { contactId, name: 'Sona Roy', company: 'Secret Sarees' };
  await runCommands(owner.options, [{ name: 'contact.edit', args }]);
  await agent.page.bringToFront();
  await shows(agent.contact, 'Secret Sarees');
  const { workspace } = (await api.asOwner('GET', '/v1/me')) as { workspace: { id: string } };
  const hide = (contacts: string[]) =>
    api.asOwner('PATCH', `/v1/workspaces/${workspace.id}`, { masks: { agent: { contacts } } });
  await hide(['name', 'company']);
  await shows(agent.contact, 'Name not shown to you');
  await shows(agent.contact, 'Your role (agent) does not see: Name, Company.');
  await shows(agent.contact, 'Wants the blue one.');
  for (const text of ['Secret Sarees', 'Sona Roy']) expect(await sees(agent.contact, text)()).toBe(false);
  await work.bringToFront();
  await clickRole(work, 'tab', 'For you');
  await shows(work, 'Name not shown to you');
  await agent.options.bringToFront();
  const found = async (text: string) => (await askHub(agent.options, 'search', { text, limit: 10 })).contacts;
  expect([...(await found('Secret')), ...(await found('Sona'))]).toEqual([]);
  expect(await found(phone)).toMatchObject([{ id: contactId, name: '', company: '' }]);
  const { bytes } = await downloaded(agent.product, () =>
    clickRole(agent.options, 'button', 'Export everything'),
  );
  const held = readExport(new Uint8Array(bytes)).rows['contacts']?.find(({ id }) => id === contactId);
  expect(held?.fields).toMatchObject({ name: '', kind: 'person' });
  expect(JSON.stringify(readExport(new Uint8Array(bytes)).rows)).not.toMatch(/Secret Sarees|Sona Roy/);
  await agent.page.bringToFront();
  await hide(['identities']);
  await shows(agent.contact, 'it is not known here whether your team has saved this chat');
  expect(await hasRole(agent.contact, 'button', 'Save contact')).toBe(false);
  await hide([]);
  await shows(agent.contact, 'Secret Sarees');
}

/** The owner takes the agent out: their work goes on to the owner, their computer is locked, and it can be undone. */
async function leaves(owner: Seat, agent: Seat): Promise<void> {
  const { options } = owner;
  await options.bringToFront();
  await clickRole(options, 'button', `Remove ${named('Chaya')}…`);
  await shows(options, 'Hand over 1 contact and 0 open follow-ups to');
  await clickRole(options, 'button', 'Remove and hand over');
  await shows(options, 'Chaya was removed. 1 contact and 0 open follow-ups went to Asha (you).');
  await until(
    'she is off the list',
    async () => !(await hasRole(options, 'button', `Remove ${named('Chaya')}…`)),
  );
  await owner.page.bringToFront();
  await shows(owner.contact, 'You look after this contact.');
  await shows(owner.contact, 'Chaya (left)');
  await agent.options.bringToFront();
  await shows(agent.options, 'This sign-in was ended elsewhere.');
  await options.bringToFront();
  await clickRole(options, 'button', 'Undo');
  await shows(options, 'Chaya is in the team again, with 1 contact');
  await byRole(options, 'button', `Remove ${named('Chaya')}…`);
}
