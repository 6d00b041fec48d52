import type { Entity } from '@/lib/domain/shared/entity';
import { opfsKeyFile } from '@/lib/platform/keys';
import { createJournal } from '@/lib/store/create-journal';
import type { Journal, StoreCode } from '@/lib/store/journal';
import type { Result } from '@/lib/domain/shared/result';
import { historyRow, type Committer, type Subject } from './subject';

const never = new AbortController().signal;

/** Our own store: sealed, with its key file. */
export const journalSubject: Subject = {
  async write(contacts) {
    const { journal } = await openJournal();
    for (let from = 0; from < contacts.length; from += 4_000) {
      valueOf(await journal.bulk('contacts', contacts.slice(from, from + 4_000)));
    }
    journal.close();
  },
  async load() {
    const { journal, rows } = await openJournal();
    journal.close();
    return rows.size;
  },
  async committer(): Promise<Committer> {
    const { journal } = await openJournal();
    return {
      async save(contact, number) {
        const entry = historyRow(contact, number);
        const { id, contactId, at } = entry;
        const clock = contact.c[''] ?? '';
        valueOf(
          await journal.commit({
            commandId: id,
            result: { ok: true },
            at,
            changed: [{ table: 'contacts', entity: contact }],
            appended: [{ table: 'history', contactId, at, entity: { id, d: entry, c: { '': clock } } }],
            clock,
            head: number,
          }),
        );
      },
      close: () => journal.close(),
    };
  },
  async renew() {
    const { journal, rows } = await openJournal();
    const began = performance.now();
    valueOf(
      await journal.newGeneration({
        hot: rows.values().map((entity) => ({ table: 'contacts' as const, entity })),
        keepCold: (entry) => entry,
        keepMisfit: () => true,
        clock: '',
        head: 1,
        signal: never,
      }),
    );
    const took = performance.now() - began;
    journal.close();
    return took;
  },
};

async function openJournal(): Promise<{ journal: Journal; rows: Map<string, Entity> }> {
  const journal = createJournal({ keys: opfsKeyFile(), now: () => Date.now() });
  const rows = new Map<string, Entity>();
  const opened = valueOf(await journal.open((_table, entity) => rows.set(entity.id, entity) === rows, never));
  if (opened.quarantined.length > 0) throw new Error('Something does not open.');
  return { journal, rows };
}

function valueOf<T>(result: Result<T, StoreCode>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.say}`);
  return result.value;
}
