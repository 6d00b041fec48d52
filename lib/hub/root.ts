import type { HotTable, TableName } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Result } from '@/lib/domain/shared/result';
import type { Stamp } from '@/lib/domain/shared/stamp';
import type { BrokenWhy, ClientMessage, HubMessage, HubState } from '@/lib/messaging/contract/hub';
import type { Model } from '@/lib/model/model';
import type { Clock } from '@/lib/platform/clock';
import type { FoundOutside } from '@/lib/platform/found-outside';
import type { Ids } from '@/lib/platform/ids';
import type { Log } from '@/lib/platform/log';
import type { SearchIndex } from '@/lib/search/search-index';
import type { Journal, Opened } from '@/lib/store/journal';
import type { Account } from '@/lib/sync/account/account';
import type { ClockChange } from '@/lib/sync/engine/effect';
import type { OutboxItem } from '@/lib/sync/engine/outbox';
import type { SyncRecord } from '@/lib/sync/engine/record';
import type { GateKeeper } from './gate-keeper';
import type { Histories } from './histories';
import type { PresenceBook } from './presence-book';
import type { Synced } from './sync/synced';

/** What is in memory once the store was read. Dropped whole when the store is closed or wiped. */
export interface Data {
  readonly journal: Journal;
  readonly model: Model;
  readonly search: SearchIndex;
  /** Cold history by contact, cached; cleared after anything that rewrites the store. */
  readonly histories: Histories;
  /** The hybrid logical clock; `last` is what the next commit persists when it made no stamp of its own. */
  readonly stamps: Stamps;
  /** Who is signed in, or was and kept the data; `null` where nobody ever was. */
  account: Account | null;
  /** What sync knows; `null` while there is no account. */
  synced: Synced | null;
  /** Who else of the team is in which chat; memory alone, for seconds. */
  readonly presence: PresenceBook;
  head: number;
  generation: number;
  /** Customers whose erasure was begun; `model.hidden` holds the same ids. */
  erasing: Opened['erasing'];
  /** Records written since the store was last folded. */
  unfolded: number;
  /** When something was last written, milliseconds since 1970 UTC. */
  writtenAt: number;
}

/** The hybrid logical clock of this store. */
export interface Stamps {
  next(): Stamp;
  last(): Stamp;
  /** The 16 characters that are in every stamp of this installation. */
  readonly client: string;
  /** How far this computer's clock is behind the server's, in milliseconds. */
  correct(behind: number): void;
  move(change: ClockChange): void;
}

export type LineCode = 'inert' | 'broken';

/** Which page a client shows. */
export type View = (ClientMessage & { readonly kind: 'hello' })['view'];

/** Where the store stands for one page, with the reason where it cannot be opened. */
export interface Standing {
  readonly state: HubState;
  readonly why?: BrokenWhy;
}

/** One connected page or frame, as the root needs it. */
export interface Audience {
  readonly view: View;
  post(message: HubMessage): void;
  /** Asks the subscriptions over these tables again. */
  changed(tables: readonly TableName[] | 'all'): void;
}

/**
 * The one root object: everything the worker knows hangs on it and may be lost at any time. Built by
 * `entrypoints/background`, passed as an argument, never kept in a module.
 */
export interface Root {
  /** Random, new at each start of the worker. */
  readonly boot: string;
  readonly build: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly gate: GateKeeper;
  /** What is kept outside the store, read anew each time. */
  readonly outside: () => Promise<readonly FoundOutside[]>;
  /** Aborted when this root is given up. */
  readonly signal: AbortSignal;
  /** The pages and frames that said hello. */
  readonly audience: Set<Audience>;
  /** Where things stand for a page: the options page works whenever there is a store, all others while the gate is open. */
  standing(view: View): Standing;
  /** The open store, or nothing while there is none (no consent, loading, broken, wiped). */
  data(): Data | null;
  /** Opens and reads the store unless that is done; refuses where nothing was ever accepted, unless that is being done. */
  open(why?: 'accepting'): Promise<Result<Data, LineCode>>;
  /**
   * Runs a job alone, in the same first-in-first-out line as commands. Opens the store first. A job that
   * throws leaves the line usable and is answered as `broken`.
   */
  runExclusive<T>(job: (data: Data) => Promise<T>): Promise<Result<T, LineCode>>;
  /**
   * After a write: puts whole rows (or erased ones) into memory and search, then tells the subscribers of
   * their tables.
   */
  applied(data: Data, changes: readonly { readonly table: HotTable; readonly entity: Entity }[]): void;
  /** Asks again every subscription over these tables (`'all'`: every one), at most once per 50 ms each. */
  changed(tables: readonly TableName[] | 'all'): void;
  /** Called in the line after a command's changes for the server are on disk. */
  readonly enlisted: (
    data: Data,
    what: { readonly record: SyncRecord; readonly items: readonly OutboxItem[] },
  ) => Promise<void>;
  /** To every connected page and frame. */
  broadcast(message: HubMessage): void;
  /** Tells every page where things stand, after the gate or the store changed. */
  tellStanding(): void;
  /** Forgets everything in memory (after a wipe, or when the gate closes for good); connected pages are told. */
  drop(): void;
}
