import type { HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { SealedRecord } from './database';
import { hotKey, type Manifest, type PageEntry } from './manifest';
import { encodePage } from './page-codec';
import type { Sealer } from './sealer';
import { sealRecord } from './write';

/** Rows on a full page. */
export const rowsPerPage = 128;

/** Rows of one table that are to lie on one new page. */
export interface NewPage {
  readonly page: number;
  readonly table: HotTable;
  readonly entities: readonly Entity[];
}

/** Cuts a list into pieces of nearly equal length, none longer than `most`. */
export function cutEvenly<T>(list: readonly T[], most: number): T[][] {
  const pieces = Math.ceil(list.length / most);
  return Array.from({ length: pieces }, (_, piece) =>
    list.slice(Math.floor((piece * list.length) / pieces), Math.floor(((piece + 1) * list.length) / pieces)),
  );
}

/** Lays rows of one table out on new pages, numbered from `next`. */
export function layOut(table: HotTable, entities: readonly Entity[], next: number): NewPage[] {
  return cutEvenly(entities, rowsPerPage).map((piece, index) => ({
    page: next + index,
    table,
    entities: piece,
  }));
}

const together = 16;

/** Seals new pages, some side by side; between batches other work gets its turn. */
export async function sealPages(
  sealer: Sealer,
  pages: readonly NewPage[],
  version: number,
): Promise<SealedRecord<string>[]> {
  const sealed: SealedRecord<string>[] = [];
  for (const batch of cutEvenly(pages, together)) {
    const records = batch.map(({ page, table, entities }) =>
      sealRecord(sealer, { store: 'page', key: hotKey(page), version }, encodePage(table, entities)),
    );
    sealed.push(...(await Promise.all(records)));
  }
  return sealed;
}

/** A new page as it was sealed. */
export interface AddedPage {
  readonly page: number;
  readonly table: HotTable;
  readonly rows: number;
  readonly bytes: number;
}

/** What the manifest has to know of new pages. */
export function addedPages(pages: readonly NewPage[], sealed: readonly SealedRecord<string>[]): AddedPage[] {
  return pages.map(({ page, table, entities }, index) => ({
    page,
    table,
    rows: entities.length,
    bytes: sealed[index]?.b.length ?? 0,
  }));
}

/** The manifest with pages added and others taken out, under the next number. */
export function withPages(
  manifest: Manifest,
  added: readonly AddedPage[],
  dropped: readonly number[],
): Manifest {
  const version = manifest.number + 1;
  const pages = new Map<number, PageEntry>(manifest.pages);
  for (const page of dropped) pages.delete(page);
  let next = manifest.next;
  for (const { page, table, rows, bytes } of added) {
    pages.set(page, { table, version, rows, bytes });
    next = Math.max(next, page + 1);
  }
  return { ...manifest, number: version, next, pages };
}
