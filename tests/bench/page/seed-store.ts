import type { HotTable } from '@/lib/catalogue/catalogue';
import { opfsKeyFile } from '@/lib/platform/keys';
import { createJournal } from '@/lib/store/create-journal';
import { seededCrm } from '../data/crm';

/** Fills the extension's own store with a made-up shop, through its journal. Only before the worker opened it. */
export async function seedStore(size: number): Promise<void> {
  const crm = seededCrm(size);
  const journal = createJournal({ keys: opfsKeyFile(), now: () => Date.now() });
  const opened = await journal.open(() => true, new AbortController().signal);
  if (!opened.ok) throw new Error(`The store does not open: ${opened.code}`);
  const tables: readonly HotTable[] = ['labels', 'contacts', 'notes', 'followUps'];
  for (const table of tables) {
    const written = await journal.bulk(table, crm[table as keyof typeof crm]);
    if (!written.ok) throw new Error(`The store does not write: ${written.code}`);
  }
  journal.close();
}
