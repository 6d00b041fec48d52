import { catalogue, type HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { SealedRecord } from './database';
import { openContent } from './loading';
import { hotKey } from './manifest';
import { cutEvenly, layOut, rowsPerPage, sealPages, type NewPage } from './pages';
import type { OpenedDelta } from './opened-delta';
import type { StoreState } from './store-state';

/** New pages for rows in memory, and the pages they stand for. */
export interface HotFold {
  readonly pages: readonly NewPage[];
  readonly sealed: readonly SealedRecord<string>[];
  readonly drop: readonly number[];
  /** Whether a page that did not open stays, with copies of rows on the new pages. */
  readonly leavesCopies: boolean;
  /** The number after the last new page. */
  readonly next: number;
}

interface TableWork {
  readonly changed: Map<string, Entity>;
  readonly pages: Set<number>;
}

const readTogether = 64;

/** Puts changed rows into their pages, new rows on pages with room, and small pages together. */
export async function compactHot(state: StoreState, opened: readonly OpenedDelta[]): Promise<HotFold> {
  const pages: NewPage[] = [];
  const drop: number[] = [];
  let next = state.manifest.next;
  let leavesCopies = false;
  for (const [table, work] of workOf(state, opened)) {
    const read = await readRows(state, [...work.pages]);
    leavesCopies ||= read.length < work.pages.size;
    const kept = read.flatMap(({ page, entities }) =>
      entities.filter(({ id }) => state.places.pageOf(table, id) === page),
    );
    const rows = kept.map((entity) => work.changed.get(entity.id) ?? entity);
    const placed = new Set(kept.map(({ id }) => id));
    const added = [...work.changed.values()].filter(({ id }) => !placed.has(id));
    const laid = layOut(table, [...rows, ...added].filter(stays(table)), next);
    next += laid.length;
    pages.push(...laid);
    drop.push(...read.map(({ page }) => page));
  }
  const sealed = await sealPages(state.sealer, pages, state.manifest.number + 1);
  return { pages, sealed, drop, leavesCopies, next };
}

/** Of a row that never leaves this computer nothing stays once it was erased: its id may name somebody. */
function stays(table: HotTable): (entity: Entity) => boolean {
  const isSynced = catalogue[table].scope === 'synced';
  return (entity) => isSynced || entity.erased !== true;
}

function workOf(state: StoreState, opened: readonly OpenedDelta[]): Map<HotTable, TableWork> {
  const work = new Map<HotTable, TableWork>();
  const workFor = (table: HotTable): TableWork => {
    const known = work.get(table) ?? { changed: new Map<string, Entity>(), pages: new Set<number>() };
    work.set(table, known);
    return known;
  };
  for (const { content } of opened) {
    if (content.kind !== 'hot') continue;
    const { changed, pages } = workFor(content.table);
    for (const entity of content.entities) {
      changed.set(entity.id, entity);
      const page = state.places.pageOf(content.table, entity.id);
      if (page !== undefined) pages.add(page);
    }
  }
  for (const [table, small] of smallPages(state)) {
    const touched = work.get(table);
    // One small page by itself is left alone until something joins it.
    if (touched === undefined && small.length < 2) continue;
    for (const page of small) workFor(table).pages.add(page);
  }
  return work;
}

function smallPages(state: StoreState): Map<HotTable, number[]> {
  const small = new Map<HotTable, number[]>();
  for (const [page, { table }] of state.manifest.pages) {
    const isHalfEmpty = state.places.liveRows(page) < rowsPerPage / 2;
    if (!isHalfEmpty || state.quarantine.has(`page/${hotKey(page)}`)) continue;
    small.set(table, [...(small.get(table) ?? []), page]);
  }
  return small;
}

/** The rows of pages, oldest page first; one that does not open stays where it is, in quarantine. */
async function readRows(
  state: StoreState,
  pages: readonly number[],
): Promise<{ readonly page: number; readonly entities: readonly Entity[] }[]> {
  const read: { page: number; entities: readonly Entity[] }[] = [];
  for (const batch of cutEvenly(
    [...pages].sort((a, b) => a - b),
    readTogether,
  )) {
    const records = await state.connection.run((database) => database.page.bulkGet(batch.map(hotKey)));
    const contents = await Promise.all(
      batch.map((page, index) => {
        const listed = state.manifest.pages.get(page);
        const version = listed === undefined ? {} : { version: listed.version };
        return openContent(state, { store: 'page', key: hotKey(page), ...version }, records[index]);
      }),
    );
    contents.forEach((content, index) => {
      const page = batch[index];
      if (content?.kind === 'hot' && page !== undefined) read.push({ page, entities: content.entities });
    });
  }
  return read;
}
