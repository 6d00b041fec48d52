import type { ColdTable, HotTable, TableName } from '@/lib/catalogue/catalogue';
import type { FoundRecord } from '@/lib/catalogue/define-record';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import type { PackedRows } from '@/lib/domain/shared/packed-rows';
import type { Result } from '@/lib/domain/shared/result';
import type { Stamp } from '@/lib/domain/shared/stamp';

/** What one commit writes, in one strict transaction. Entities are whole rows after merging. */
export interface Commit {
  readonly commandId: string;
  /** Codes and ids only; what a repeated command is answered with. */
  readonly result: Json;
  readonly at: number;
  readonly changed: readonly { readonly table: HotTable; readonly entity: Entity }[];
  readonly appended: readonly ColdEntry[];
  readonly clock: Stamp;
  readonly head: number;
  /** With an account: the changes to send, and what sync must remember with them. */
  readonly aside?: Aside;
}

/** What is kept beside the rows: changes that wait for the server, and a few small records by name. */
export interface Aside {
  readonly outbox: { readonly put: readonly OutboxRow[]; readonly drop: readonly string[] };
  readonly records: { readonly [N in RecordName]?: Json };
}

/** One change that waits; the store knows its name and nothing of what is in it. */
export interface OutboxRow {
  readonly id: string;
  readonly content: Json;
}

/** `sync`: how far it has come; `account`: who is signed in, and the refresh token; `raw`: rows of newer versions. */
export type RecordName = 'sync' | 'account' | 'raw';

/** What of all that is on disk. What does not open is in quarantine and absent here. */
export interface Kept {
  readonly outbox: readonly OutboxRow[];
  readonly records: { readonly [N in RecordName]?: Json };
}

/** What sync writes in one transaction: confirmed rows, changes that wait, and what it remembers. */
export interface Settlement extends Aside {
  readonly changed: Commit['changed'];
  readonly appended?: Commit['appended'];
  /** The clock's last stamp; `replace` may take it back. */
  readonly clock: { readonly kind: 'atLeast' | 'replace'; readonly stamp: Stamp } | null;
  readonly head: number;
}

/** A row of a cold table, filed under a contact (or none) and its month. */
export interface ColdEntry {
  readonly table: ColdTable;
  readonly contactId: string | null;
  readonly at: number;
  readonly entity: Entity;
}

export interface Finished {
  readonly result: Json;
  readonly at: number;
}

export interface Quarantined {
  readonly id: string;
  readonly store: string;
  readonly bytes: number;
  /**
   * `missing` and `outdated`: what is on disk is not what was written last. `misfit`: a row that opened and does
   * not have the shape of its table, from another version or not from here.
   */
  readonly reason: 'unreadable' | 'foreign' | 'malformed' | 'missing' | 'outdated' | 'misfit';
}

/** A row with the table it is in. */
export interface PlacedRow {
  readonly table: HotTable;
  readonly entity: Entity;
}

export interface Opened {
  readonly clock: Stamp | null;
  readonly head: number;
  readonly generation: number;
  readonly quarantined: readonly Quarantined[];
  /** Erasures that were begun and must be finished. */
  readonly erasing: readonly { readonly contactId: string; readonly until: number }[];
}

export interface TableSize {
  readonly table: TableName;
  readonly bytes: number;
  /** Rows, for cold tables; hot tables are counted in memory. */
  readonly rows: number;
}

/** What a cold table is asked for; without a contact, the rows of no contact. */
export interface ColdRequest {
  readonly table: ColdTable;
  readonly contactId: string | null;
}

/** Who takes the rows that live in memory. */
export interface RowTaker {
  /** Answers false for a row that does not have the shape of its table. */
  put(table: HotTable, entity: Entity): boolean;
  /** Takes what it can of the rows at these positions as they are; what it answers is put one by one. */
  putPacked(table: HotTable, rows: PackedRows, positions: readonly number[]): readonly number[];
}

export type StoreCode = 'full' | 'broken' | 'closed';

/**
 * The sealed store on disk. One instance, in the service worker only. Nothing is in clear but opaque ids and
 * sizes; a commit is durable when its promise resolves.
 */
export interface Journal {
  /**
   * Reads everything that lives in memory and gives each row away once: to `put` alone, or packed where the taker
   * knows how. Unreadable records go to quarantine, and so does a row that `put` answers false for. Such a row stays
   * on disk as it is.
   */
  open(taker: RowTaker | RowTaker['put'], signal: AbortSignal): Promise<Result<Opened, StoreCode>>;
  /** Writes in one strict transaction; on failure nothing was written. */
  commit(commit: Commit): Promise<Result<null, StoreCode>>;
  /** Writes what sync has learned, in one strict transaction; on failure nothing was written. */
  settle(settlement: Settlement): Promise<Result<null, StoreCode>>;
  /** What is kept beside the rows. */
  aside(): Promise<Result<Kept, StoreCode>>;
  /** Bulk writing in slices of at most 2,000 rows: pages are written directly. */
  bulk(table: HotTable, entities: readonly Entity[]): Promise<Result<null, StoreCode>>;
  finished(commandId: string): Promise<Result<Finished | null, StoreCode>>;
  cold(request: ColdRequest): Promise<Result<readonly Entity[], StoreCode>>;
  /**
   * Every row of a cold table in batches, for export and erasure. Compaction waits meanwhile; a new generation
   * ends it. It throws a `StoreFailure` with a `StoreCode` where it cannot go on: half a table is never the whole.
   */
  coldAll(table: ColdTable, signal: AbortSignal): AsyncIterable<readonly ColdEntry[]>;
  /** Folds deltas into pages and drops what is past its life; returns how many deltas were folded. */
  compact(signal: AbortSignal): Promise<Result<number, StoreCode>>;
  sizes(): Promise<Result<readonly TableSize[], StoreCode>>;
  /** Notes begun and cancelled erasures, so that a kill inside the 30 s cannot forget them. */
  setErasing(erasing: Opened['erasing']): Promise<Result<null, StoreCode>>;
  /** What is in quarantine by now: reading cold rows and compaction may find more than `open` did. */
  quarantined(): readonly Quarantined[];
  /** The rows in quarantine that opened and were refused. */
  misfits(): readonly PlacedRow[];
  /**
   * Everything in the store but the rows of tables, as the catalogue's records. The finished steps are opened only
   * where they are asked for; of what is not opened the size is known.
   */
  records(open: { readonly finished: boolean }): Promise<Result<readonly FoundRecord[], StoreCode>>;
  discardQuarantined(id: string): Promise<Result<null, StoreCode>>;
  /**
   * Seals everything that `keep` answers true for under a new key in a new database, switches to it in one
   * atomic step and destroys the old key and database. A kill at any line leaves the old or the new whole.
   */
  newGeneration(what: {
    readonly hot: Iterable<PlacedRow>;
    /** What stays of a row on disk: the entry, another for the same contact and time, or `null`. */
    readonly keepCold: (entry: ColdEntry) => ColdEntry | null;
    /** Asked for each row that was refused when the store was opened; what stays, stays in quarantine. */
    readonly keepMisfit: (row: PlacedRow) => boolean;
    /** What becomes of what is kept beside the rows; all of it stays where this is absent. */
    readonly aside?: Kept;
    readonly clock: Stamp;
    readonly head: number;
    readonly signal: AbortSignal;
  }): Promise<Result<{ readonly generation: number }, StoreCode>>;
  /** Destroys the keys first, then every database of ours; the instance is closed afterwards. */
  destroy(): Promise<Result<null, StoreCode>>;
  close(): void;
}
