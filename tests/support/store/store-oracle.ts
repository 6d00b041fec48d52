import { canonicalJson } from '@/lib/privacy/canonical-json';
import type { HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { ColdEntry, Commit, Journal } from '@/lib/store/journal';
import { never, value, type OpenStore } from './store-world';

const day = 86_400_000;

/** What a store must hold, said naively. */
export interface StoreOracle {
  readonly rows: ReadonlyMap<string, Entity>;
  readonly history: ReadonlyMap<string, ColdEntry>;
  /** When each command was finished. */
  readonly finished: ReadonlyMap<string, number>;
  readonly head: number;
}

export const emptyOracle: StoreOracle = { rows: new Map(), history: new Map(), finished: new Map(), head: 0 };

export const historyContacts = ['p', 'q', null] as const;

export function afterCommit(oracle: StoreOracle, commit: Commit): StoreOracle {
  return {
    rows: new Map([
      ...oracle.rows,
      ...commit.changed.map(({ table, entity }) => [`${table}/${entity.id}`, entity] as const),
    ]),
    history: new Map([
      ...oracle.history,
      ...commit.appended.map((entry) => [`${entry.contactId}/${entry.entity.id}`, entry] as const),
    ]),
    finished: new Map([...oracle.finished, [commit.commandId, commit.at]]),
    head: commit.head,
  };
}

export function afterBulk(oracle: StoreOracle, table: HotTable, entities: readonly Entity[]): StoreOracle {
  const added = entities.map((entity) => [`${table}/${entity.id}`, entity] as const);
  return { ...oracle, rows: new Map([...oracle.rows, ...added]) };
}

export function afterErasing(oracle: StoreOracle, contactId: string): StoreOracle {
  return {
    ...oracle,
    rows: new Map([...oracle.rows].filter(([key]) => key !== `contacts/${contactId}`)),
    history: new Map([...oracle.history].filter(([, entry]) => entry.contactId !== contactId)),
  };
}

/**
 * What a store holds, in one comparable text; history past its 30 days and commands past their day count for
 * neither side.
 */
export function saidByOracle(oracle: StoreOracle, now: number): string {
  return said({
    rows: [...oracle.rows],
    history: [...oracle.history.values()].filter(({ at }) => isAlive(at, now)),
    finished: [...oracle.finished].filter(([, at]) => at + day > now).map(([id]) => id),
    head: oracle.head,
  });
}

/** What an opened store holds, read in every way in which it can be read. */
export async function saidByStore(
  store: OpenStore,
  commands: readonly string[],
  now: number,
): Promise<string> {
  const { journal, rows, opened } = store;
  const finished: string[] = [];
  for (const id of commands) {
    const found = value(await journal.finished(id));
    if (found !== null && found.at + day > now) finished.push(id);
  }
  const history = (await byContact(journal)).filter(({ at }) => isAlive(at, now));
  const walked = (await byWalk(journal)).filter(({ at }) => isAlive(at, now));
  if (JSON.stringify(sorted(history)) !== JSON.stringify(sorted(walked))) {
    throw new Error('Reading by contact and reading everything give different rows.');
  }
  return said({ rows: [...rows], history, finished, head: opened.head });
}

async function byContact(journal: Journal): Promise<ColdEntry[]> {
  const found: ColdEntry[] = [];
  for (const contactId of historyContacts) {
    for (const entity of value(await journal.cold({ table: 'history', contactId }))) {
      found.push({ table: 'history', contactId, at: Number(entity.d['at']), entity });
    }
  }
  return found;
}

async function byWalk(journal: Journal): Promise<ColdEntry[]> {
  const found: ColdEntry[] = [];
  for await (const batch of journal.coldAll('history', never)) found.push(...batch);
  return found;
}

function said(held: {
  rows: [string, Entity][];
  history: ColdEntry[];
  finished: string[];
  head: number;
}): string {
  const rows = held.rows.sort(([a], [b]) => (a < b ? -1 : 1));
  return canonicalJson([
    rows.map(([id, entity]) => [id, { ...entity }]),
    sorted(held.history),
    held.finished.sort(),
    held.head,
  ]);
}

function sorted(entries: readonly ColdEntry[]): string[] {
  return entries.map(({ contactId, at, entity }) => canonicalJson([contactId, at, { ...entity }])).sort();
}

function isAlive(at: number, now: number): boolean {
  return at + 30 * day > now;
}
