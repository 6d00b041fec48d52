import { compactCold, type ColdFold } from './compact-cold';
import { compactHot, type HotFold } from './compact-hot';
import type { Delta } from './delta-index';
import { isSealedRecord } from './database';
import { finishedLife, openFinished } from './finished';
import type { Head } from './head';
import { hotKey, type Manifest } from './manifest';
import { openContent } from './loading';
import { readDeltas } from './cold';
import type { OpenedDelta } from './opened-delta';
import { addedPages, withPages } from './pages';
import type { StoreState } from './store-state';
import { sealMeta, write } from './write';

/** New pages, sealed against one state of the list; worthless once the list has changed. */
export interface Fold {
  readonly against: Manifest;
  /** The last write whose deltas are in the new pages. */
  readonly upTo: number;
  readonly deltas: readonly Delta[];
  readonly hot: HotFold;
  readonly cold: ColdFold;
  readonly done: readonly string[];
  readonly swept: boolean;
  /** What did not open while reading; noted only when the fold is written, for it may have changed meanwhile. */
  readonly noted: StoreState['quarantine'];
}

const sweepEvery = 3_600_000;

/** Reads deltas and the pages they touch and seals new pages; writes nothing and may run beside commits. */
export async function prepareFold(state: StoreState, now: number): Promise<Fold> {
  const noted: StoreState['quarantine'] = new Map();
  const view: StoreState = { ...state, quarantine: noted };
  const against = state.manifest;
  const upTo = state.head.write;
  const swept = now - state.sweptAt >= sweepEvery;
  const opened = await openDeltas(view);
  const hot = await compactHot(view, opened);
  const cold = await compactCold(view, { opened, now, next: hot.next });
  const done = swept ? await pastFinished(view, now) : [];
  return { against, upTo, deltas: opened.map(({ delta }) => delta), hot, cold, done, swept, noted };
}

/** Says whether there is anything to write. */
export function isEmptyFold(fold: Fold): boolean {
  return fold.deltas.length + fold.hot.drop.length + fold.cold.parts.changed.size + fold.done.length === 0;
}

/**
 * Puts the new pages in place of the old ones and of their deltas, in one transaction. Answers how many deltas
 * were folded, or `null` where pages changed meanwhile and the fold must be prepared anew.
 */
export async function applyFold(state: StoreState, fold: Fold, now: number): Promise<number | null> {
  if (state.manifest !== fold.against) return null;
  // A delta written again meanwhile stays: it is newer than its row in the page.
  const folded = fold.deltas.filter(({ key, version }) => state.deltas.get(key)?.version === version);
  const manifest = manifestAfter(fold);
  const gone = new Set(folded.map(({ key }) => key));
  const left = state.deltas.tally(fold.upTo);
  const head: Head = {
    ...state.head,
    write: state.head.write + 1,
    manifest: manifest.number,
    folded: fold.upTo,
    deltas: left,
  };
  const meta = await sealMeta(state.sealer, head, manifest);
  await write(state, {
    page: {
      put: [...fold.hot.sealed, ...fold.cold.sealed],
      drop: [...fold.hot.drop.map(hotKey), ...fold.cold.drop],
    },
    delta: { put: [], drop: [...gone] },
    done: { put: [], drop: fold.done },
    meta: { put: [...meta, ...fold.cold.parts.sealed], drop: fold.cold.parts.drop },
  });
  for (const key of gone) state.deltas.drop(key);
  for (const { page, table, entities } of fold.hot.pages) {
    state.places.put(
      table,
      entities.map(({ id }) => id),
      page,
    );
  }
  for (const page of fold.hot.drop) state.places.forget(page);
  for (const [id, record] of fold.noted) state.quarantine.set(id, record);
  state.head = head;
  state.manifest = manifest;
  if (fold.swept) state.sweptAt = now;
  return gone.size;
}

function manifestAfter({ against, hot, cold }: Fold): Manifest {
  const manifest = withPages(against, addedPages(hot.pages, hot.sealed), hot.drop);
  const parts = new Map(against.parts);
  for (const [name, part] of cold.parts.changed) {
    if (part === null) parts.delete(name);
    else parts.set(name, part);
  }
  const hasCopies = against.hasCopies || hot.leavesCopies;
  return { ...manifest, next: Math.max(manifest.next, cold.next), parts, hasCopies };
}

async function openDeltas(state: StoreState): Promise<OpenedDelta[]> {
  const deltas = state.deltas.all();
  const records = await readDeltas(
    state,
    deltas.map(({ key }) => key),
  );
  const opened = await Promise.all(deltas.map((delta, index) => openDelta(state, delta, records[index])));
  return opened.filter((one) => one !== null);
}

async function openDelta(state: StoreState, delta: Delta, record: unknown): Promise<OpenedDelta | null> {
  const { key, version } = delta;
  // Written again since the list was made: the newer one stays for the next fold.
  if (!isSealedRecord(record) || record.v > version) return null;
  const content = await openContent(state, { store: 'delta', key, version }, record);
  return content === null ? null : { delta, content };
}

async function pastFinished(state: StoreState, now: number): Promise<string[]> {
  const records = await state.connection.run(({ done }) => done.toArray());
  const past = await Promise.all(
    records.map(async (record) => {
      const finished = await openFinished(state, record);
      return finished !== null && finished.at + finishedLife <= now ? [record.k] : [];
    }),
  );
  return past.flat();
}
