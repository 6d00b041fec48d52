import { IDBFactory } from 'fake-indexeddb';
import type { HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Result } from '@/lib/domain/shared/result';
import { createJournal } from '@/lib/store/create-journal';
import type { ColdEntry, Commit, Journal, Opened, StoreCode } from '@/lib/store/journal';
import { memoryKeyFile, type MemoryKeyFile } from './memory-key-file';

/** One computer: its databases, its key file and its clock. Journals come and go on it. */
export interface StoreWorld {
  readonly factory: IDBFactory;
  readonly keys: MemoryKeyFile;
  now: number;
}

/** A journal and the rows it put when it was opened, by `table/id`. */
export interface OpenStore {
  readonly journal: Journal;
  readonly rows: Map<string, Entity>;
  readonly opened: Opened;
}

export const never = new AbortController().signal;
export const startOfTests = Date.UTC(2026, 10, 20, 9);

export function storeWorld(): StoreWorld {
  return { factory: new IDBFactory(), keys: memoryKeyFile(), now: startOfTests };
}

/** Starts a new journal, as a woken worker does; fails the test where it does not open. */
export async function openStore(
  world: StoreWorld,
  factory: IDBFactory = world.factory,
  fits: (entity: Entity) => boolean = () => true,
): Promise<OpenStore> {
  const journal = createJournal({ keys: world.keys, now: () => world.now, factory });
  const rows = new Map<string, Entity>();
  const opened = value(
    await journal.open((table, entity) => {
      const key = `${table}/${entity.id}`;
      if (rows.has(key)) throw new Error(`${key} was put twice`);
      rows.set(key, entity);
      return fits(entity);
    }, never),
  );
  return { journal, rows, opened };
}

/** Closes a journal, opens another on the same computer, and answers what that one reads. */
export async function reopenStore(world: StoreWorld, { journal }: OpenStore): Promise<OpenStore> {
  journal.close();
  return openStore(world);
}

export function value<T>(result: Result<T, StoreCode>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.say}`);
  return result.value;
}

/** A stamp of a made-up client at a moment. */
export function stampAt(time: number, counter = 0): string {
  return `${time.toString(36).padStart(9, '0')}${counter.toString(36).padStart(3, '0')}00000000000000aa`;
}

export function contact(id: string, name: string, time = startOfTests): Entity {
  return { id, d: { id, name, kind: 'person' }, c: { '': stampAt(time) } };
}

export function historyEntry(id: string, contactId: string | null, at: number): ColdEntry {
  const d = { id, contactId, at, command: 'contact.rename', operations: [], before: [] };
  return { table: 'history', contactId, at, entity: { id, d, c: { '': stampAt(at) } } };
}

export function commitOf(
  commandId: string,
  parts: Partial<Omit<Commit, 'changed'>> & { changed?: readonly (readonly [HotTable, Entity])[] } = {},
): Commit {
  const { changed = [], ...others } = parts;
  return {
    commandId,
    result: { done: commandId },
    at: startOfTests,
    appended: [],
    clock: stampAt(startOfTests),
    head: 1,
    ...others,
    changed: changed.map(([table, entity]) => ({ table, entity })),
  };
}

/** `count` contacts with ids and names of their own. */
export function contacts(count: number, from = 0): Entity[] {
  return Array.from({ length: count }, (_, index) => contact(`c${from + index}`, `Name ${from + index}`));
}
