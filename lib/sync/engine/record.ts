import type { Stamp } from '@/lib/domain/shared/stamp';
import type { Kept, OutboxItem } from './outbox';
import type { RowKey } from './row-key';

/** One contact that was made on this computer and one of the team's, which may be the same person. */
export interface AskedPair {
  readonly mine: string;
  readonly theirs: string;
}

/** What of the engine is on disk besides the outbox; small, sealed, replaced whole. */
export interface SyncRecord {
  /** The installation; part of every stamp. */
  readonly clientId: string;
  /** The number that the next change gets. */
  readonly nextMid: number;
  /** Opaque, the server's. `null`: nothing was loaded yet, or everything has to be loaded again. */
  readonly cursor: string | null;
  /** The last change of ours that the server is known to have. */
  readonly last: number;
  /** The workspace's newest transaction that we heard of with certainty. */
  readonly head: number;
  /** Scopes to load by snapshot before pulling goes on. */
  readonly gained: readonly string[];
  /** Rows that left our sight while changes to them were pending: those changes are not shown. */
  readonly withdrawn: readonly RowKey[];
  /**
   * Rows about people whose chats are kept out on this computer: of their content nothing is kept, only how they
   * stand on the server, so that both count the same.
   */
  readonly heldOut: readonly { readonly key: RowKey; readonly as: 'live' | 'deleted' }[];
  /** Contacts that may be one person, about which a person is asked; nothing is joined before the answer. */
  readonly asked: readonly AskedPair[];
  /** Refusals that the person has dealt with and the server has not been told of. */
  readonly confirming: readonly number[];
  /** Versions that lost a conflict. */
  readonly kept: readonly Kept[];
  /** How far our clock is behind the server's, in milliseconds; the last samples, newest first. */
  readonly offsets: readonly number[];
  /** The latest stamp in the rows that came from the server. */
  readonly seen: Stamp | null;
  /** When everything was last known to be equal, by digest. 0: never. */
  readonly auditedAt: number;
  /** When the last pull came to its end. 0: never. */
  readonly currentAt: number;
  /** How often everything was loaded anew without a digest that agreed since. */
  readonly rebuilt: number;
}

/** All that is on disk, as it is read when the worker starts. */
export interface Stored {
  readonly record: SyncRecord;
  /** Ascending by `mid`, the refused ones among them. */
  readonly outbox: readonly OutboxItem[];
}

/** The record of an installation that has just signed in. */
export function newRecord(clientId: string): SyncRecord {
  return {
    clientId,
    nextMid: 1,
    cursor: null,
    last: 0,
    head: 0,
    gained: [],
    withdrawn: [],
    heldOut: [],
    asked: [],
    confirming: [],
    kept: [],
    offsets: [],
    seen: null,
    auditedAt: 0,
    currentAt: 0,
    rebuilt: 0,
  };
}
