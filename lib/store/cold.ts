import type { Entity } from '@/lib/domain/shared/entity';
import type { SealedRecord } from './database';
import type { ColdEntry, ColdRequest } from './journal';
import { openContent, openRecord } from './loading';
import { coldPageOf, decodePart, filingOf, partKey, partNameOf, type ColdPage, type Part } from './part';
import { quarantineRecord, type StoreState } from './store-state';

/** The rows of one contact (or of none) in a cold table, oldest first. */
export async function readCold(state: StoreState, request: ColdRequest): Promise<readonly Entity[]> {
  const filing = filingOf(request);
  const filed = await state.sealer.nameFor(`cold|${filing}`);
  const part = await readPart(state, partNameOf(filed));
  const keys = [...part.keys()].filter((key) => key.startsWith(`c${filed}.`));
  const entries = [
    ...(await readColdPages(state, part, keys)),
    ...(await readColdDeltas(
      state,
      state.deltas.ofFiling(filing).map((delta) => delta.key),
    )),
  ];
  return newestOfEach(entries).map((entry) => entry.entity);
}

/** One entry per id, the one written last, ordered by time. */
export function newestOfEach(entries: readonly ColdEntry[]): ColdEntry[] {
  const byId = new Map(entries.map((entry) => [entry.entity.id, entry]));
  return [...byId.values()].sort((a, b) => a.at - b.at);
}

/** A part of the list of cold pages; one that does not open is made anew from the pages themselves. */
export async function readPart(state: StoreState, name: string): Promise<Part> {
  const listed = state.manifest.parts.get(name);
  if (listed === undefined) return new Map();
  const key = partKey(name);
  const found = await state.connection.run(({ meta }) => meta.get(key));
  const opened = await openRecord(state, { store: 'meta', key, version: listed.version }, found);
  if (opened === null) return rebuiltPart(state, name);
  const part = decodePart(opened);
  if (part !== null) return part;
  quarantineRecord(state.quarantine, { store: 'meta', key, bytes: opened.length }, 'malformed');
  return rebuiltPart(state, name);
}

async function rebuiltPart(state: StoreState, name: string): Promise<Part> {
  const records = await state.connection.run(({ page }) => page.where('k').startsWith(`c${name}`).toArray());
  const part = new Map<string, ColdPage>();
  for (const record of records) {
    const content = await openContent(state, { store: 'page', key: record.k }, record);
    if (content?.kind !== 'cold') continue;
    if (content.entries.length === 0) continue;
    part.set(record.k, coldPageOf(content.entries, record.v, record.b.length));
  }
  return part;
}

/** The entries on cold pages, in the order of the keys; pages that do not open are left out and quarantined. */
async function readColdPages(state: StoreState, part: Part, keys: readonly string[]): Promise<ColdEntry[]> {
  const pages = await readPagesByKey(state, part, keys);
  return pages.flatMap(({ entries }) => entries ?? []);
}

/** Cold pages one by one; `entries` is `null` where a page does not open. */
export async function readPagesByKey(
  state: StoreState,
  part: Part,
  keys: readonly string[],
): Promise<{ readonly key: string; readonly entries: readonly ColdEntry[] | null }[]> {
  const records = await state.connection.run(({ page }) => page.bulkGet([...keys]));
  return Promise.all(
    keys.map(async (key, index) => {
      const listed = part.get(key);
      const version = listed === undefined ? {} : { version: listed.version };
      const content = await openContent(state, { store: 'page', key, ...version }, records[index]);
      return { key, entries: content?.kind === 'cold' ? content.entries : null };
    }),
  );
}

/** The entries in deltas, in the order of the keys. */
export async function readColdDeltas(state: StoreState, keys: readonly number[]): Promise<ColdEntry[]> {
  const records = await readDeltas(state, keys);
  const contents = await Promise.all(
    records.map((record, index) => {
      const key = keys[index] ?? 0;
      const version = state.deltas.get(key)?.version;
      return openContent(
        state,
        { store: 'delta', key, ...(version === undefined ? {} : { version }) },
        record,
      );
    }),
  );
  return contents.flatMap((content) => (content?.kind === 'cold' ? content.entries : []));
}

/** Records of deltas as they lie on disk, in the order of the keys. */
export function readDeltas(
  { connection }: StoreState,
  keys: readonly number[],
): Promise<(SealedRecord<number> | undefined)[]> {
  return keys.length === 0 ? Promise.resolve([]) : connection.run(({ delta }) => delta.bulkGet([...keys]));
}
