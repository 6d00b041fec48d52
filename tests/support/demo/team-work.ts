import { sampleLabels, samplePeople, type SamplePerson } from '@/lib/domain/sample/people';
import { runCommands } from '../harness/hub-commands';
import { askHub } from '../journey/ask-hub';

import type { Page } from 'puppeteer';

const customers = samplePeople.slice(0, 12);
const day = 86_400_000;
const patience = 30_000;

/**
 * Saves customers as a person does, on the options page of whoever has them first. The product's own samples would
 * not do: they never leave a computer, so nobody else would see them.
 */
export async function addCustomers(options: Page): Promise<void> {
  const labels = await results(
    options,
    'label.add',
    sampleLabels.map(({ name, colour }) => ({ name, colour })),
  );
  const labelIds = labels.map((result) => idIn(result, 'labelId'));
  for (const [index, person] of customers.entries()) await addCustomer(options, person, { index, labelIds });
}

async function addCustomer(
  options: Page,
  person: SamplePerson,
  { index, labelIds }: { readonly index: number; readonly labelIds: readonly string[] },
): Promise<void> {
  const { name, kind, company, quickFact } = person;
  const identities = [{ kind: 'phone', value: person.phone }];
  const [saved] = await results(options, 'contact.save', [{ identities, source: 'modules', kind, name }]);
  const contactId = idIn(saved, 'contactId');
  if (company !== undefined || quickFact !== undefined)
    await results(options, 'contact.edit', [{ contactId, company, quickFact }]);
  await results(
    options,
    'note.add',
    person.notes.map((body) => ({ contactId, body })),
  );
  const given = person.labels.flatMap((position) => labelIds[position] ?? []);
  await results(
    options,
    'contact.label',
    given.map((labelId) => ({ contactId, labelId, on: true })),
  );
  if (person.followUp === undefined) return;
  const dueAt = Date.now() + (person.followUp.due === 'next' ? 3 + index : 1) * day;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  await results(options, 'follow-up.add', [{ contactId, title: person.followUp.title, dueAt, zone }]);
}

/** Waits until this seat has the team's customers and knows its people. */
export async function untilTogether(options: Page): Promise<void> {
  await until('the customers did not arrive', async () => {
    const { count } = await askHub(options, 'contact.list', { offset: 0, limit: 1 });
    const team = await askHub(options, 'team.status', {});
    const account = await askHub(options, 'account.status', {});
    return count === customers.length && (team?.members.length ?? 0) > 1 && account?.condition === 'current';
  });
}

/** The owner gives one customer to the agent, with a word about it: the agent finds it under "For you". */
export async function handOver(options: Page): Promise<void> {
  const agent = (await askHub(options, 'team.status', {}))?.members.find(({ role }) => role === 'agent');
  const contactId = await idOf(options, 1);
  if (agent === undefined) return;
  const note = 'She wants to know about the delivery. Please call on Thursday.';
  await results(options, 'contact.assign', [{ contactId, to: agent.id, note }]);
}

/** Writes a note on one seat and waits until all others have it; answers after how many milliseconds they had. */
export async function timeNote(writer: Page, others: readonly Page[]): Promise<number> {
  const contactId = await idOf(writer, 0);
  const notesOf = async (options: Page): Promise<number> =>
    (await askHub(options, 'note.list', { contactId, offset: 0, limit: 1 })).count;
  const before = await notesOf(writer);
  const began = Date.now();
  await results(writer, 'note.add', [{ contactId, body: 'Written on one screen, seen on all.' }]);
  await Promise.all(
    others.map((options) =>
      until('the note did not arrive', async () => (await notesOf(options)) === before + 1),
    ),
  );
  return Date.now() - began;
}

async function idOf(options: Page, index: number): Promise<string> {
  const phone = customers[index]?.phone ?? '';
  const { contacts } = await askHub(options, 'search', { text: phone, limit: 1 });
  const [found] = contacts;
  if (found === undefined) throw new Error(`${phone} is not among the contacts.`);
  return found.id;
}

async function results(options: Page, name: string, args: readonly unknown[]): Promise<readonly unknown[]> {
  return runCommands(
    options,
    args.map((each) => ({ name, args: each })),
  );
}

function idIn(result: unknown, key: string): string {
  const found = Object.entries(typeof result === 'object' && result !== null ? result : {});
  const id: unknown = found.find(([name]) => name === key)?.[1];
  if (typeof id !== 'string') throw new Error(`No ${key} came back: ${JSON.stringify(result)}`);
  return id;
}

async function until(failure: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Within ${patience / 1_000} s ${failure}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
