import type { HotTable } from '@/lib/catalogue/catalogue';
import type { SealedRecord } from './database';
import type { DeltaIndex } from './delta-index';
import { openContent, requireWanted, type Loading } from './loading';
import { hotKey, pageOfHotKey, type Manifest, type PageEntry } from './manifest';
import type { PlaceIndex } from './place-index';
import { readPages, type BegunPages } from './read-pages';
import { quarantineRecord } from './store-state';

interface Known {
  /** Which pages there must be; `null` where that cannot be read: then every page that opens is taken. */
  readonly manifest: Manifest | null;
  readonly deltas: DeltaIndex;
  readonly places: PlaceIndex;
}

/** Reads all pages of tables in memory, newest first; puts each row once, unless a delta has a newer one. */
export async function loadPages(
  loading: Loading,
  known: Known,
  begun: BegunPages,
): Promise<Map<number, PageEntry>> {
  const found = new Map<number, PageEntry>();
  const foreign = foreignKeys(loading);
  // Who waits for it hears of a failure.
  foreign.catch(() => undefined);
  for await (const records of readPages(loading, known.manifest, begun)) {
    requireWanted(loading.signal);
    const pages = await Promise.all(records.map((record) => openPage(loading, known.manifest, record)));
    for (const page of pages) {
      if (page === null) continue;
      found.set(page.page, page.entry);
      putRows(loading, known, page);
    }
  }
  noteMissing(loading, known.manifest, found);
  for (const key of await foreign) {
    quarantineRecord(loading.quarantine, { store: 'page', key, bytes: 0 }, 'foreign');
  }
  return found;
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
  const { table } = content;
  const ids = content.packed?.ids ?? content.entities.map(({ id }) => id);
  const entry = { table, version: record.v, rows: ids.length, bytes: record.b.length };
  return { page, ids, content, entry };
}

function putRows(loading: Loading, known: Known, opened: NonNullable<OpenedPage>): void {
  const { deltas } = known;
  const { page, ids, content } = opened;
  const { table, packed } = content;
  const free = claim(known, table, { ids, page });
  const claimed = deltas.hasRowsOf(table)
    ? free.filter((position) => deltas.ofRow(table, ids[position] ?? '') === undefined)
    : free;
  if (packed !== undefined) return loading.putPacked(table, packed, claimed);
  for (const position of claimed) {
    const entity = content.entities[position];
    if (entity !== undefined) loading.put(table, entity);
  }
}

/** The positions of the rows that lie on no newer page; all of them where no row lies on two. */
function claim(
  { manifest, places }: Known,
  table: HotTable,
  { ids, page }: { readonly ids: readonly string[]; readonly page: number },
): readonly number[] {
  if (manifest?.hasCopies !== false) return places.claim(table, ids, page);
  places.claimWhole(table, ids, page);
  return ids.map((_, position) => position);
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
async function foreignKeys({ connection }: Loading): Promise<string[]> {
  const keys = await connection.run(({ page }) =>
    Promise.all([
      page.where('k').below('c').primaryKeys(),
      page.where('k').between('d', 'h').primaryKeys(),
      page.where('k').aboveOrEqual('i').primaryKeys(),
    ]),
  );
  return keys.flat();
}
