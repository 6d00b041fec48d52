type Key = string | number;

export interface Ordered<K extends Key> {
  readonly key: K;
  readonly id: string;
}

/** Above this many waiting changes sorting everything again is cheaper than moving them one by one. */
const fewEnough = 512;

/** Sorting some ids costs less than looking through all of them while there are this many times fewer. */
const manyTimes = 8;

/** What an order is made of. */
interface Source<K extends Key> {
  /** Every id that may belong into the order. */
  readonly ids: () => Iterable<string>;
  /** Nothing for an id whose row does not belong into the order, or is not to be seen. */
  readonly keyOf: (id: string) => K | undefined;
}

/**
 * Ids kept in the order of a key. Nothing is worked out before somebody asks: loading 100,000 rows costs an order
 * that nobody looks at nothing. Changes after that wait until somebody asks again, then move one by one, or all
 * at once when there are many.
 */
export class OrderedIds<K extends Key> {
  /** `null` until somebody asks. */
  #entries: Ordered<K>[] | null = null;
  /** The entries by id; made when they are first needed. */
  #known: Map<string, Ordered<K>> | null = null;
  readonly #waiting = new Set<string>();
  readonly #source: Source<K>;

  constructor(source: Source<K>) {
    this.#source = source;
  }

  /** Says whether somebody has asked for the order: until then no change of a key matters to it. */
  get isMade(): boolean {
    return this.#entries !== null;
  }

  /** Says that the key of this id may have changed. */
  touch(id: string): void {
    if (this.#entries !== null) this.#waiting.add(id);
  }

  /** All of them, in order. Valid until the next change. */
  entries(): readonly Ordered<K>[] {
    return this.#settled();
  }

  /** Those of these ids that are in the order, in order; a few cost little, however many there are in all. */
  among(ids: readonly string[]): readonly string[] {
    const entries = this.#settled();
    if (ids.length * manyTimes > entries.length) {
      const wanted = new Set(ids);
      return entries.filter(({ id }) => wanted.has(id)).map(({ id }) => id);
    }
    const known = this.#byId(entries);
    return ids
      .flatMap((id) => known.get(id) ?? [])
      .sort(compare)
      .map(({ id }) => id);
  }

  get size(): number {
    return this.#settled().length;
  }

  /** The position of the first entry whose key is not below `key`. */
  firstAt(key: K): number {
    return search(this.#settled(), { key, id: '' });
  }

  #settled(): readonly Ordered<K>[] {
    if (this.#entries === null) return (this.#entries = this.#sortedFirst());
    if (this.#waiting.size === 0) return this.#entries;
    const known = this.#byId(this.#entries);
    const moved = this.#waiting.size <= fewEnough ? this.#entries : null;
    for (const id of this.#waiting) this.#move(id, known, moved);
    this.#waiting.clear();
    return (this.#entries = moved ?? [...known.values()].sort(compare));
  }

  #byId(entries: readonly Ordered<K>[]): Map<string, Ordered<K>> {
    return (this.#known ??= new Map(entries.map((entry) => [entry.id, entry])));
  }

  #sortedFirst(): Ordered<K>[] {
    const entries: Ordered<K>[] = [];
    for (const id of this.#source.ids()) {
      const key = this.#source.keyOf(id);
      if (key !== undefined) entries.push({ key, id });
    }
    return entries.sort(compare);
  }

  /** Changes what is known of an id and, where the entries stay in order, moves its entry there. */
  #move(id: string, known: Map<string, Ordered<K>>, entries: Ordered<K>[] | null): void {
    const before = known.get(id);
    const key = this.#source.keyOf(id);
    if (before?.key === key) return;
    if (entries !== null && before !== undefined) entries.splice(search(entries, before), 1);
    if (key === undefined) {
      known.delete(id);
      return;
    }
    const entry = { key, id };
    known.set(id, entry);
    entries?.splice(search(entries, entry), 0, entry);
  }
}

function search<K extends Key>(entries: readonly Ordered<K>[], wanted: Ordered<K>): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && compare(entry, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare<K extends Key>(a: Ordered<K>, b: Ordered<K>): number {
  if (a.key < b.key) return -1;
  if (a.key > b.key) return 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
