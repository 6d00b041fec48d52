import { labelIdAt, seededCrm } from '../data/crm';
import type { ContactRow, Page } from '@/lib/messaging/contract/views';
import { dexieSubject } from './dexie-subject';
import { rawPackedSubject } from './raw-subject';
import { rawScan } from './raw-scan';
import { openHubPort, type HubPort } from './hub-port';
import { seedStore } from './seed-store';
import { renamed, type Subject } from './subject';

/** What the hub's figures may ask of a page of the extension. Sizes are numbers of contacts, answers milliseconds. */
export type HubTask =
  | { readonly task: 'seed'; readonly size: number }
  | { readonly task: 'wake' }
  | { readonly task: 'list'; readonly count: number }
  | { readonly task: 'search'; readonly count: number }
  | { readonly task: 'seen'; readonly kind: string; readonly count: number }
  | { readonly task: 'note'; readonly size: number; readonly count: number }
  | { readonly task: 'edit'; readonly size: number; readonly count: number }
  | { readonly task: 'raw-write'; readonly size: number }
  | { readonly task: 'raw-load' }
  | { readonly task: 'raw-list'; readonly count: number }
  | { readonly task: 'raw-commit'; readonly size: number; readonly count: number }
  | { readonly task: 'dexie-write'; readonly size: number }
  | { readonly task: 'dexie-commit'; readonly size: number; readonly count: number };

async function runHubTask(task: HubTask): Promise<readonly number[]> {
  switch (task.task) {
    case 'seed':
      await seedStore(task.size);
      return [];
    case 'wake':
      return wake();
    case 'list':
      return listTimes(task.count);
    case 'search':
      return searchTimes(task.count);
    case 'seen':
      return seenTimes(task);
    case 'note':
    case 'edit':
      return commandTimes(task);
    case 'raw-write':
      await rawPackedSubject.write(seededCrm(task.size).contacts);
      return [];
    case 'raw-load':
      return [await timed(() => rawPackedSubject.load())];
    case 'raw-list':
      return repeat(task.count, (n) => timed(() => rawScan(listAt(n))));
    case 'raw-commit':
      return commitTimes(rawPackedSubject, task);
    case 'dexie-write':
      await dexieSubject.write(seededCrm(task.size).contacts);
      return [];
    case 'dexie-commit':
      return commitTimes(dexieSubject, task);
  }
}

/** Until the store was read, until the first answer, until search knows every row; all from connecting. */
async function wake(): Promise<number[]> {
  const began = performance.now();
  const hub = openHubPort();
  const first = hub.ask('contact.list', listAt(0)).then(() => performance.now() - began);
  const indexed = hub.ask('search', { text: 'call' }, isIndexed).then(() => performance.now() - began);
  const times = await Promise.all([hub.ready, first, indexed]);
  hub.close();
  return times;
}

function isIndexed(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'building' in value && value.building === false;
}

/** Every question is another order or another label than those before: nothing was worked out for it. */
function listAt(n: number) {
  const sort = (['recent', 'name', 'due'] as const)[n % 3] ?? 'name';
  return { sort, labelId: n % 2 === 0 ? labelIdAt(Math.floor(n / 2) % 20) : null, offset: 0, limit: 50 };
}

async function listTimes(count: number): Promise<number[]> {
  return withHub(async (hub) => {
    // Orders are made when they are first asked for; a person opens the list once before changing it.
    for (let n = 0; n < 6; n += 1) await hub.ask('contact.list', listAt(n));
    return repeat(count, async (n) => {
      // A change in between: what was worked out before it does not count any more.
      await hub.command('setting.set', { key: 'region', value: n % 2 === 0 ? 'IN' : 'DE' });
      return (await hub.ask('contact.list', listAt(n))).took;
    });
  });
}

const typed = [
  'asha',
  'shar',
  'मीरा',
  'চক্র',
  '王',
  'kowalsky',
  '98765',
  'Kaveri',
  'blue one',
  'priya guptaa',
];

async function searchTimes(count: number): Promise<number[]> {
  return withHub(async (hub) => {
    await hub.ask('search', { text: 'call' }, isIndexed);
    return repeat(count, async (n) => {
      const text = typed[n % typed.length] ?? 'asha';
      return (await hub.ask('search', { text, limit: 20 })).took;
    });
  });
}

/** Edits the first contact of the list by name, and waits each time until another page says that it shows it. */
async function seenTimes({ kind, count }: { kind: string; count: number }): Promise<number[]> {
  return withHub(async (hub) => {
    const { value } = await hub.ask('contact.list', { sort: 'name', limit: 1 });
    const contactId = (value as Page<ContactRow>).rows[0]?.id;
    const channel = new BroadcastChannel('bench');
    return repeat(count, async (n) => {
      const company = `${kind} ${n}`;
      const shown = new Promise<void>((resolve) => {
        channel.onmessage = ({ data }) => (data === company ? resolve() : undefined);
      });
      const took = await timed(() =>
        Promise.all([hub.command('contact.edit', { contactId, company }), shown]),
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
      return took;
    });
  });
}

async function commandTimes(task: HubTask & { task: 'note' | 'edit' }): Promise<number[]> {
  const { contacts } = seededCrm(Math.min(task.size, 5_000));
  const contactId = (n: number) => contacts[(n * 7_919) % contacts.length]?.id ?? '';
  return withHub(async (hub) => {
    await hub.ask('search', { text: 'call' }, isIndexed);
    const run = (n: number) =>
      task.task === 'note'
        ? hub.command('note.add', { contactId: contactId(n), body: `Paid ${n} on Friday` })
        : hub.command('contact.edit', { contactId: contactId(n), name: `Renamed ${n}` });
    for (let n = 0; n < 10; n += 1) await run(task.count + n);
    return repeat(task.count, run);
  });
}

async function commitTimes(
  subject: Subject,
  { size, count }: { size: number; count: number },
): Promise<number[]> {
  const { contacts } = seededCrm(Math.min(size, 5_000));
  const { save, close } = await subject.committer();
  const run = async (n: number) => {
    const contact = contacts[(n * 7_919) % contacts.length];
    if (contact === undefined) throw new Error('No contacts.');
    return timed(() => save(renamed(contact, n), n + 1));
  };
  for (let n = 0; n < 10; n += 1) await run(count + n);
  const times = await repeat(count, run);
  close();
  return times;
}

async function withHub(run: (hub: HubPort) => Promise<number[]>): Promise<number[]> {
  const hub = openHubPort();
  await hub.ready;
  const times = await run(hub);
  hub.close();
  return times;
}

async function repeat(count: number, run: (n: number) => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    times.push(await run(n));
    // A person is slower than this; without a pause the queue of the disk would be measured.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return times;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

Object.assign(globalThis, { runHubTask });
