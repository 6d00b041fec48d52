import type { HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { SealedRecord } from './database';
import type { Delta } from './delta-index';
import type { Head } from './head';
import { sealAside } from './aside';
import type { Aside, ColdEntry, Commit, Settlement } from './journal';
import { hotKey, type Manifest } from './manifest';
import { takeBackIn } from './misfits';
import { encodeCold, encodeHot, encodeJson } from './page-codec';
import { laterOf } from './latest-stamp';
import { addedPages, layOut, rowsPerPage, sealPages, withPages, type NewPage } from './pages';
import { filingOf } from './part';
import type { Bytes } from './sealer';
import type { StoreState } from './store-state';
import { sealMeta, sealRecord, type Writes } from './write';

/** What is to change, before it is known where it will lie. */
export interface Change {
  /** Rows per table, each id once. */
  readonly rows: ReadonlyMap<HotTable, readonly Entity[]>;
  readonly appended: readonly ColdEntry[];
  readonly finished: Pick<Commit, 'commandId' | 'result' | 'at'> | null;
  readonly head: Partial<Pick<Head, 'clock' | 'head' | 'erasing'>>;
  readonly aside?: Aside | undefined;
  /** From how many rows of one table on they are written as pages rather than as deltas. */
  readonly pagesFrom: number;
}

/** What a commit changes. */
export function changeOf(commit: Commit, before: Head): Change {
  const { commandId, result, at } = commit;
  return {
    rows: rowsByTable(commit.changed),
    appended: commit.appended,
    finished: { commandId, result, at },
    head: { clock: laterOf(before.clock, commit.clock), head: commit.head },
    aside: commit.aside,
    pagesFrom: rowsPerPage,
  };
}

/** A change of the head alone. */
export function changeOfHead(head: Change['head']): Change {
  return { rows: new Map(), appended: [], finished: null, head, pagesFrom: 0 };
}

/** What sync has learned, as a change. */
export function settlementOf(
  { changed, appended = [], clock, head, ...aside }: Settlement,
  before: Head,
): Change {
  const stamp = clock?.stamp ?? null;
  return {
    rows: rowsByTable(changed),
    appended,
    finished: null,
    head: { clock: clock?.kind === 'replace' ? stamp : laterOf(before.clock, stamp), head },
    aside,
    pagesFrom: rowsPerPage,
  };
}

/** The rows of each table, each id once: the last one counts. */
function rowsByTable(changed: Commit['changed']): Change['rows'] {
  const rows = new Map<HotTable, Map<string, Entity>>();
  for (const { table, entity } of changed) {
    rows.set(table, (rows.get(table) ?? new Map<string, Entity>()).set(entity.id, entity));
  }
  return new Map([...rows].map(([table, byId]) => [table, [...byId.values()]]));
}

/** A change sealed and ready: what to write, and what to remember once it is written. */
export interface Prepared {
  readonly writes: Writes;
  readonly settle: () => void;
}

interface Placed {
  readonly pages: readonly NewPage[];
  readonly deltas: readonly { readonly delta: Delta; readonly content: Bytes }[];
  /** Deltas whose rows are on the new pages. */
  readonly dropped: readonly number[];
  /** Pages on which no row counts once the new pages are there. */
  readonly emptied: readonly number[];
  /** Whether a page stays that holds an older copy of a row on a new page. */
  readonly leavesCopies: boolean;
}

/** Seals a change for the places it will have; nothing is written and nothing remembered yet. */
export async function prepareChange(state: StoreState, change: Change): Promise<Prepared> {
  const write = state.head.write + 1;
  const placed = place(state, change, write);
  const sealing = sealPages(state.sealer, placed.pages, state.manifest.number + 1);
  const [pages, deltas, done, aside, lists] = await Promise.all([
    sealing,
    sealDeltas(state, placed),
    sealFinished(state, change.finished, write),
    sealAside(state.sealer, change.aside, write),
    sealLists(state, change, { placed, write, sealing }),
  ]);
  return {
    writes: {
      meta: { put: [...lists.sealed, ...aside.records] },
      ...(aside.outbox === null ? {} : { outbox: aside.outbox }),
      delta: { put: deltas, drop: placed.dropped },
      ...(pages.length === 0 ? {} : { page: { put: pages, drop: placed.emptied.map(hotKey) } }),
      ...(done.length === 0 ? {} : { done: { put: done, drop: [] } }),
    },
    settle: () => settle(state, placed, lists),
  };
}

interface Lists {
  readonly head: Head;
  /** `null`: no page changed. */
  readonly manifest: Manifest | null;
  readonly sealed: readonly SealedRecord<string>[];
}

/** Head and manifest as they will be; without new pages they wait for nothing. */
async function sealLists(
  state: StoreState,
  change: Change,
  work: { placed: Placed; write: number; sealing: Promise<readonly SealedRecord<string>[]> },
): Promise<Lists> {
  const { placed, write } = work;
  const manifest =
    placed.pages.length === 0
      ? null
      : {
          ...withPages(state.manifest, addedPages(placed.pages, await work.sealing), placed.emptied),
          hasCopies: state.manifest.hasCopies || placed.leavesCopies,
        };
  const head: Head = {
    ...state.head,
    ...change.head,
    write,
    manifest: (manifest ?? state.manifest).number,
    deltas: tallyAfter(state, placed),
  };
  return { head, manifest, sealed: await sealMeta(state.sealer, head, manifest) };
}

function place(state: StoreState, change: Change, write: number): Placed {
  const pages: NewPage[] = [];
  const deltas: { delta: Delta; content: Bytes }[] = [];
  const dropped: number[] = [];
  let next = state.deltas.next;
  for (const [table, entities] of change.rows) {
    if (entities.length >= change.pagesFrom) {
      pages.push(...layOut(table, entities, state.manifest.next + pages.length));
      dropped.push(...entities.flatMap((entity) => state.deltas.ofRow(table, entity.id)?.key ?? []));
      continue;
    }
    for (const entity of entities) {
      const key = state.deltas.ofRow(table, entity.id)?.key ?? next++;
      const content = encodeHot(table, [entity]);
      deltas.push({ delta: { kind: 'hot', table, id: entity.id, ...record(key, write, content) }, content });
    }
  }
  for (const entry of change.appended) {
    const content = encodeCold([entry]);
    const filed = { kind: 'cold', table: entry.table, filing: filingOf(entry) } as const;
    deltas.push({ delta: { ...filed, ...record(next++, write, content) }, content });
  }
  return { pages, deltas, dropped, ...leftBy(state, pages) };
}

const record = (key: number, version: number, content: Bytes) => ({ key, version, bytes: content.length });

function leftBy(state: StoreState, pages: readonly NewPage[]): Pick<Placed, 'emptied' | 'leavesCopies'> {
  const left = new Map<number, number>();
  for (const { table, entities } of pages) {
    for (const { id } of entities) {
      const page = state.places.pageOf(table, id);
      if (page !== undefined) left.set(page, (left.get(page) ?? state.places.liveRows(page)) - 1);
    }
  }
  const emptied = [...left].filter(([, rows]) => rows === 0).map(([page]) => page);
  return { emptied, leavesCopies: emptied.length < left.size };
}

function sealDeltas(state: StoreState, placed: Placed): Promise<SealedRecord<number>[]> {
  return Promise.all(
    placed.deltas.map(({ delta: { key, version }, content }) =>
      sealRecord(state.sealer, { store: 'delta', key, version }, content),
    ),
  );
}

async function sealFinished(
  { sealer }: StoreState,
  finished: Change['finished'],
  version: number,
): Promise<SealedRecord<string>[]> {
  if (finished === null) return [];
  const key = await sealer.nameFor(`done|${finished.commandId}`);
  return [await sealRecord(sealer, { store: 'done', key, version }, encodeJson(finished))];
}

function tallyAfter(state: StoreState, placed: Placed): Head['deltas'] {
  let { count, sum } = state.deltas.tally(state.head.folded);
  const takeOut = (key: number): void => {
    const version = state.deltas.get(key)?.version;
    if (version === undefined || version <= state.head.folded) return;
    count -= 1;
    sum -= version;
  };
  for (const key of placed.dropped) takeOut(key);
  for (const { delta } of placed.deltas) {
    takeOut(delta.key);
    count += 1;
    sum += delta.version;
  }
  return { count, sum };
}

function settle(state: StoreState, placed: Placed, after: Lists): void {
  for (const key of placed.dropped) state.deltas.drop(key);
  for (const { delta } of placed.deltas) {
    state.deltas.put(delta);
    if (delta.kind === 'hot') takeBackIn(state, delta.table, delta.id);
  }
  for (const { page, table, entities } of placed.pages) {
    for (const { id } of entities) takeBackIn(state, table, id);
    state.places.put(
      table,
      entities.map((entity) => entity.id),
      page,
    );
  }
  for (const page of placed.emptied) state.places.forget(page);
  state.head = after.head;
  if (after.manifest !== null) state.manifest = after.manifest;
}
