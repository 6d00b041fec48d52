/*
 * What the bench uses of its peers, as their documentation says it. They are installed beside the bench only when it
 * is run, so their own types are not there when the project's are checked.
 */
declare module 'rxdb/plugins/core' {
  export interface RxDocument<T> {
    readonly primary: string;
    toMutableJSON(): T;
  }
  export interface RxQuery<T, Result> {
    exec(): Promise<Result>;
    readonly $: { subscribe(next: (result: Result) => void): void };
    readonly document?: T;
  }
  export interface RxCollection<T> {
    find(query: unknown): RxQuery<T, RxDocument<T>[]>;
    findOne(id: string): RxQuery<T, RxDocument<T> | null>;
    findByIds(ids: readonly string[]): RxQuery<T, ReadonlyMap<string, RxDocument<T>>>;
    count(): RxQuery<T, number>;
    bulkUpsert(documents: readonly T[]): Promise<{ readonly error: readonly unknown[] }>;
  }
  export interface RxDatabase {
    addCollections(wanted: unknown): Promise<{ readonly [name: string]: RxCollection<never> }>;
  }
  export function createRxDatabase(wanted: unknown): Promise<RxDatabase>;
}

declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(settings: { readonly chromeTransactionDurability: string }): unknown;
}

declare module 'rxdb/plugins/replication' {
  export interface RxReplicationState {
    awaitInitialReplication(): Promise<void>;
    awaitInSync(): Promise<true>;
    cancel(): Promise<unknown>;
  }
  export function replicateRxCollection(wanted: unknown): RxReplicationState;
}

declare module 'rxjs' {
  export class Subject {
    next(value: unknown): void;
    asObservable(): unknown;
  }
}

declare module 'pouchdb-browser' {
  export interface Stored {
    readonly _id: string;
    readonly _rev: string;
  }
  export interface Replication {
    on(event: 'paused' | 'error' | 'denied', done: (error?: unknown) => void): void;
    cancel(): void;
  }
  export interface Sync {
    readonly push: Replication;
    readonly pull: Replication;
    on(event: 'complete', done: () => void): void;
    cancel(): void;
  }
  interface Rows<T> {
    readonly rows: readonly { readonly id: string; readonly doc?: T & Stored }[];
  }
  export default class PouchDB<T> {
    constructor(name: string, options?: unknown);
    sync(remote: string, options: unknown): Sync;
    info(): Promise<{ readonly doc_count: number }>;
    allDocs(options: unknown): Promise<Rows<T>>;
    bulkDocs(documents: readonly (T & Stored)[]): Promise<readonly { readonly error?: true }[]>;
    changes(options: unknown): {
      on(event: 'change', done: (change: { readonly doc: T & Stored }) => void): void;
    };
  }
}
