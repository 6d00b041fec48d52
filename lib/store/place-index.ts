import type { HotTable } from '@/lib/catalogue/catalogue';

/** Which page holds the row of an id. A page may also hold older copies of rows that moved; those do not count. */
export class PlaceIndex {
  readonly #pages = new Map<HotTable, Map<string, number>>();
  readonly #live = new Map<number, number>();

  pageOf(table: HotTable, id: string): number | undefined {
    return this.#pages.get(table)?.get(id);
  }

  /** How many rows of a page count. */
  liveRows(page: number): number {
    return this.#live.get(page) ?? 0;
  }

  /** Puts the rows on a page that have no place yet, and answers them. */
  claim<T extends { readonly id: string }>(table: HotTable, rows: readonly T[], page: number): T[] {
    const places = this.#placesOf(table);
    const claimed = rows.filter(({ id }) => !places.has(id));
    for (const { id } of claimed) places.set(id, page);
    this.#live.set(page, this.liveRows(page) + claimed.length);
    return claimed;
  }

  /** Puts rows of one table on a page, taking them off the pages they were on. */
  put(table: HotTable, ids: Iterable<string>, page: number): void {
    const places = this.#placesOf(table);
    for (const id of ids) {
      const before = places.get(id);
      if (before !== undefined) this.#live.set(before, this.liveRows(before) - 1);
      places.set(id, page);
      this.#live.set(page, this.liveRows(page) + 1);
    }
  }

  /** Forgets a page on which no row counts any more. */
  forget(page: number): void {
    this.#live.delete(page);
  }

  #placesOf(table: HotTable): Map<string, number> {
    const held = this.#pages.get(table);
    if (held !== undefined) return held;
    const made = new Map<string, number>();
    this.#pages.set(table, made);
    return made;
  }
}
