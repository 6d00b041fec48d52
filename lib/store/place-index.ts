import type { HotTable } from '@/lib/catalogue/catalogue';

/** Which page holds the row of an id. A page may also hold older copies of rows that moved; those do not count. */
export class PlaceIndex {
  readonly #pages = new Map<HotTable, Map<string, number>>();
  readonly #live = new Map<number, number>();
  /** Whole pages whose rows are entered when a place is first asked for: loading must not wait for that. */
  readonly #waiting = new Map<HotTable, { readonly ids: readonly string[]; readonly page: number }[]>();

  pageOf(table: HotTable, id: string): number | undefined {
    return this.#placesOf(table).get(id);
  }

  /** How many rows of a page count. */
  liveRows(page: number): number {
    return this.#live.get(page) ?? 0;
  }

  /** Puts all rows on a page; none of them may lie on another. */
  claimWhole(table: HotTable, ids: readonly string[], page: number): void {
    const waiting = this.#waiting.get(table) ?? [];
    this.#waiting.set(table, waiting);
    waiting.push({ ids, page });
    this.#live.set(page, ids.length);
  }

  /** Puts the rows on a page that have no place yet, and answers their positions. */
  claim(table: HotTable, ids: readonly string[], page: number): number[] {
    const places = this.#placesOf(table);
    const claimed: number[] = [];
    let position = 0;
    for (const id of ids) {
      if (!places.has(id)) {
        places.set(id, page);
        claimed.push(position);
      }
      position += 1;
    }
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
    const places = this.#pages.get(table) ?? new Map<string, number>();
    this.#pages.set(table, places);
    for (const { ids, page } of this.#waiting.get(table)?.splice(0) ?? []) {
      for (const id of ids) places.set(id, page);
    }
    return places;
  }
}
