import type { SealedRecord } from './database';
import type { DeltaIndex } from './delta-index';
import { openContent, requireWanted, type Loading } from './loading';
import { hotKey, pageOfHotKey, type Manifest, type PageEntry } from './manifest';
import type { PlaceIndex } from './place-index';
import { quarantineRecord } from './store-state';

const batch = 64;
/** The first batch is small: there is something to open soon while the disk goes on. */
const firstBatch = 12;

interface Known {
  /** Which pages there must be; `null` where that cannot be read: then every page that opens is taken. */
  readonly manifest: Manifest | null;
  readonly deltas: DeltaIndex;
  readonly places: PlaceIndex;
}

/** Begins to read the pages, so that the disk works while the deltas are opened. */
export function beginPages(loading: Pick<Loading, 'connection'>): Promise<SealedRecord<string>[]> {
  const first = readBatch(loading, 'h', firstBatch);
  // Who waits for it hears of a failure; without this the wait before would be told of as nobody's.
  first.catch(() => undefined);
  return first;
}

/** Reads all pages of tables in memory, newest first; puts each row once, unless a delta has a newer one. */
export async function loadPages(
  loading: Loading,
  known: Known,
  first: ReturnType<typeof beginPages>,
): Promise<Map<number, PageEntry>> {
  const found = new Map<number, PageEntry>();
  let waiting = first;
  for (;;) {
    const records = await waiting;
    requireWanted(loading.signal);
    const last = records.at(-1);
    if (last === undefined) break;
    // The next batch is read from disk while this one is opened.
    waiting = readBatch(loading, last.k);
    const pages = await Promise.all(records.map((record) => openPage(loading, known.manifest, record)));
    for (const page of pages) {
      if (page === null) continue;
      found.set(page.page, page.entry);
      putRows(loading, known, page);
    }
  }
  noteMissing(loading, known.manifest, found);
  await noteForeign(loading);
  return found;
}

function readBatch(
  { connection }: Pick<Loading, 'connection'>,
  after: string,
  count = batch,
): Promise<SealedRecord<string>[]> {
  return connection.run(({ page }) =>
    page.where('k').between(after, 'i', false, false).limit(count).toArray(),
  );
}

type OpenedPage = Awaited<ReturnType<typeof openPage>>;

async function openPage(loading: Loading, manifest: Manifest | null, record: SealedRecord<string>) {
  const { k: key } = record;
  const page = pageOfHotKey(key);
  const listed = page === null ? undefined : manifest?.pages.get(page);
  if (page === null || (manifest !== null && listed === undefined)) {
    quarantineRecord(loading.quarantine, { store: 'page', key, bytes: 0 }, 'foreign');
    return null;
  }
  const version = listed === undefined ? {} : { version: listed.version };
  const content = await openContent(loading, { store: 'page', key, ...version }, record);
  if (content === null) return null;
  if (content.kind === 'cold' || (listed !== undefined && listed.table !== content.table)) {
    quarantineRecord(loading.quarantine, { store: 'page', key, bytes: record.b.length }, 'malformed');
    return null;
  }
  const { table, entities } = content;
  const entry = { table, version: record.v, rows: entities.length, bytes: record.b.length };
  return { page, table, entities, entry };
}

function putRows({ put }: Loading, { places, deltas }: Known, opened: NonNullable<OpenedPage>): void {
  const { page, table, entities } = opened;
  for (const entity of places.claim(table, entities, page)) {
    if (deltas.ofRow(table, entity.id) === undefined) put(table, entity);
  }
}

/** A page that the manifest names and that did not come: gone, unless it is in quarantine already. */
function noteMissing(
  { quarantine }: Loading,
  manifest: Manifest | null,
  found: Map<number, PageEntry>,
): void {
  for (const [page, { bytes }] of manifest?.pages ?? []) {
    const key = hotKey(page);
    if (found.has(page) || quarantine.has(`page/${key}`)) continue;
    quarantineRecord(quarantine, { store: 'page', key, bytes }, 'missing');
  }
}

/** Keys that no page of ours can have. */
async function noteForeign({ connection, quarantine }: Loading): Promise<void> {
  const keys = await connection.run(({ page }) =>
    Promise.all([
      page.where('k').below('c').primaryKeys(),
      page.where('k').between('d', 'h').primaryKeys(),
      page.where('k').aboveOrEqual('i').primaryKeys(),
    ]),
  );
  for (const key of keys.flat()) quarantineRecord(quarantine, { store: 'page', key, bytes: 0 }, 'foreign');
}
