import type { Stamp } from '@/lib/domain/shared/stamp';
import type { PlacedRow, Quarantined, RowTaker } from './journal';
import { emptyHead, type Head } from './head';
import { laterOf, latestStamp } from './latest-stamp';
import { loadDeltas } from './load-deltas';
import { loadMeta } from './load-meta';
import { loadPages } from './load-pages';
import type { Loading } from './loading';
import type { Manifest, PageEntry, PartEntry } from './manifest';
import { setAside } from './misfits';
import { PlaceIndex } from './place-index';
import { beginPages } from './read-pages';
import type { StoreState } from './store-state';

/**
 * Reads the whole store: each row that lives in memory is put once; what does not open goes to quarantine. A
 * head or manifest that does not open is made anew from what does.
 */
export async function loadStore(
  source: Omit<Loading, 'quarantine' | 'put' | 'putPacked'> & {
    readonly generation: number;
    readonly taker: RowTaker;
  },
): Promise<StoreState> {
  const quarantine = new Map<string, Quarantined>();
  const refused: PlacedRow[] = [];
  const { taker } = source;
  const first = beginPages(source);
  const loaded = await loadMeta({ ...source, quarantine });
  let latest: Stamp | null = null;
  const put: Loading['put'] = (table, entity) => {
    if (loaded.head === null) latest = laterOf(latest, latestStamp(entity));
    if (!taker.put(table, entity)) refused.push({ table, entity });
  };
  const putPacked: Loading['putPacked'] = (table, rows, positions) => {
    // Without a head each row is looked at: they say how late the clock was.
    const left = loaded.head === null ? positions : taker.putPacked(table, rows, positions);
    for (const position of left) put(table, rows.entity(position));
  };
  const loading: Loading = { ...source, quarantine, put, putPacked };
  const places = new PlaceIndex();
  const deltas = await loadDeltas(loading, loaded.head);
  const pages = await loadPages(loading, { manifest: loaded.manifest, deltas, places }, first);
  const listed = loaded.manifest ?? (await rebuiltManifest(loading, pages, loaded.head));
  const manifest = { ...listed, hasCopies: listed.hasCopies && mayHoldCopies(listed, pages, places) };
  const head = loaded.head ?? { ...emptyHead, clock: latest, write: deltas.latest };
  const state: StoreState = {
    ...{ generation: source.generation, connection: source.connection, sealer: source.sealer },
    ...{ deltas, places, quarantine, manifest, misfits: new Map(), sweptAt: 0 },
    head: { ...head, manifest: manifest.number },
  };
  for (const row of refused) await setAside(state, row);
  return state;
}

/** Says so where a row of a page lies on a newer one, too, or where a page did not open that may hold such rows. */
function mayHoldCopies(listed: Manifest, pages: ReadonlyMap<number, PageEntry>, places: PlaceIndex): boolean {
  if (pages.size !== listed.pages.size) return true;
  for (const [page, { rows }] of pages) if (places.liveRows(page) !== rows) return true;
  return false;
}

async function rebuiltManifest(
  { connection }: Loading,
  pages: ReadonlyMap<number, PageEntry>,
  head: Head | null,
): Promise<Manifest> {
  const records = await connection.run(({ meta }) => meta.where('k').startsWith('part.').toArray());
  const parts = new Map<string, PartEntry>();
  for (const record of records) {
    if ('v' in record) parts.set(record.k.slice('part.'.length), { version: record.v, due: 0 });
  }
  let number = head?.manifest ?? 0;
  for (const { version } of pages.values()) number = Math.max(number, version);
  for (const { version } of parts.values()) number = Math.max(number, version);
  // Numbers of cold pages are not known here; a clear distance keeps them from being given out again.
  const next = Math.max(0, ...pages.keys()) + unknownColdPages;
  return { number: number + 1, next, pages, parts, hasCopies: true };
}

const unknownColdPages = 1_000_000;
