import type { ColdTable, HotTable } from '@/lib/catalogue/catalogue';

/** Where a changed row lies until it is folded into a page. */
export type Delta = HotDelta | ColdDelta;

/** Where a delta lies on disk. */
export interface DeltaRecord {
  readonly key: number;
  readonly version: number;
  readonly bytes: number;
}

export interface HotDelta extends DeltaRecord {
  readonly kind: 'hot';
  readonly table: HotTable;
  readonly id: string;
}

export interface ColdDelta extends DeltaRecord {
  readonly kind: 'cold';
  readonly table: ColdTable;
  /** Table and contact, as in the filing of cold pages. */
  readonly filing: string;
}

/** Which deltas there are: by key, by row and by filing. */
export class DeltaIndex {
  readonly #byKey = new Map<number, Delta>();
  readonly #byRow = new Map<HotTable, Map<string, HotDelta>>();
  readonly #byFiling = new Map<string, Set<ColdDelta>>();
  /** Records that do not open but must be there: they count until they are discarded. */
  readonly #unreadable = new Map<number, number>();
  #next = 1;

  /** The key of the next delta. */
  get next(): number {
    return this.#next;
  }

  /** The greatest version there is. */
  get latest(): number {
    let latest = 0;
    for (const { version } of this.#byKey.values()) latest = Math.max(latest, version);
    for (const version of this.#unreadable.values()) latest = Math.max(latest, version);
    return latest;
  }

  put(delta: Delta): void {
    this.drop(delta.key);
    this.reserve(delta.key);
    this.#byKey.set(delta.key, delta);
    if (delta.kind === 'hot') {
      entry(this.#byRow, delta.table, () => new Map<string, HotDelta>()).set(delta.id, delta);
    } else {
      entry(this.#byFiling, delta.filing, () => new Set<ColdDelta>()).add(delta);
    }
  }

  /** Counts a record that must be there although it does not open. */
  putUnreadable(key: number, version: number): void {
    this.reserve(key);
    this.#unreadable.set(key, version);
  }

  /** Keeps a key from being given out again. */
  reserve(key: number): void {
    this.#next = Math.max(this.#next, key + 1);
  }

  drop(key: number): void {
    this.#unreadable.delete(key);
    const delta = this.#byKey.get(key);
    if (delta === undefined) return;
    this.#byKey.delete(key);
    if (delta.kind === 'hot') {
      this.#byRow.get(delta.table)?.delete(delta.id);
      return;
    }
    const filed = this.#byFiling.get(delta.filing);
    filed?.delete(delta);
    if (filed?.size === 0) this.#byFiling.delete(delta.filing);
  }

  get(key: number): Delta | undefined {
    return this.#byKey.get(key);
  }

  ofRow(table: HotTable, id: string): HotDelta | undefined {
    return this.#byRow.get(table)?.get(id);
  }

  /** Says whether any row of this table has a delta. */
  hasRowsOf(table: HotTable): boolean {
    return (this.#byRow.get(table)?.size ?? 0) > 0;
  }

  /** Oldest first. */
  ofFiling(filing: string): ColdDelta[] {
    return [...(this.#byFiling.get(filing) ?? [])].sort((a, b) => a.key - b.key);
  }

  /** Oldest first. */
  all(): Delta[] {
    return [...this.#byKey.values()].sort((a, b) => a.key - b.key);
  }

  /** What the head says of the deltas: those of later writes than `folded`. */
  tally(folded: number): { count: number; sum: number } {
    let count = 0;
    let sum = 0;
    const add = (version: number): void => {
      if (version <= folded) return;
      count += 1;
      sum += version;
    };
    for (const delta of this.#byKey.values()) add(delta.version);
    for (const version of this.#unreadable.values()) add(version);
    return { count, sum };
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
}
