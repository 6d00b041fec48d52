import { seededContacts } from '../data/contacts';
import { dexieSubject } from './dexie-subject';
import { journalSubject } from './journal-subject';
import { rawPackedSubject, rawRowsSubject } from './raw-subject';
import { renamed, type Subject } from './subject';

/** What a figure may ask of the page. Sizes are numbers of contacts, answers are milliseconds. */
export type PageTask =
  | { readonly task: 'write'; readonly subject: string; readonly size: number }
  | { readonly task: 'load'; readonly subject: string; readonly size: number }
  | { readonly task: 'renew'; readonly subject: string; readonly size: number }
  | { readonly task: 'commit'; readonly subject: string; readonly size: number; readonly count: number };

const subjects: { readonly [name: string]: Subject } = {
  journal: journalSubject,
  dexie: dexieSubject,
  'raw-0': rawRowsSubject([]),
  'raw-3': rawRowsSubject(['name', 'phone', 'lastActivityAt']),
  'raw-packed': rawPackedSubject,
};

async function runTask(task: PageTask): Promise<number[]> {
  const subject = subjects[task.subject];
  if (subject === undefined) throw new Error(`No subject ${task.subject}.`);
  switch (task.task) {
    case 'write': {
      const contacts = seededContacts(task.size);
      return [await timed(() => subject.write(contacts))];
    }
    case 'load': {
      let found = 0;
      const took = await timed(async () => {
        found = await subject.load();
      });
      if (found !== task.size) throw new Error(`${task.subject} gave ${found} of ${task.size} contacts.`);
      return [took];
    }
    case 'renew':
      return subject.renew === undefined ? [] : [await subject.renew()];
    case 'commit':
      return commitTimes(subject, task);
  }
}

async function commitTimes(
  subject: Subject,
  { size, count }: PageTask & { task: 'commit' },
): Promise<number[]> {
  const contacts = seededContacts(Math.min(size, 5_000));
  const { save, close } = await subject.committer();
  const times: number[] = [];
  const warmUp = 20;
  for (let n = 0; n < count + warmUp; n += 1) {
    const contact = contacts[(n * 7_919) % contacts.length];
    if (contact === undefined) throw new Error('No contacts.');
    const took = await timed(() => save(renamed(contact, n), n + 1));
    if (n >= warmUp) times.push(took);
    // A person is slower than this; without a pause the queue of the disk would be measured.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  close();
  return times;
}

async function timed(run: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

Object.assign(globalThis, { runTask });
