import type { Operation } from '@/lib/domain/shared/operation';
import type { WireRow } from '@/lib/onechat/sync';
import type { Stamp } from '@/lib/domain/shared/stamp';
import type { Digest } from './answer';
import type { OutboxItem } from './outbox';
import type { SyncRecord } from './record';
import type { BaseRow, RowKey } from './row-key';

/**
 * What must be on disk, whole or not at all, before the new state counts and before any effect is carried out.
 * It only names what changes.
 */
export interface Save {
  readonly record: SyncRecord;
  readonly put: readonly OutboxItem[];
  /** Ids of items that leave the outbox. */
  readonly drop: readonly OutboxItem['id'][];
  readonly base: BaseChange | null;
  readonly clock: ClockChange | null;
}

/** What becomes of the clock's last stamp. `replace` takes it back: it had run ahead of the server's clock. */
export type ClockChange =
  { readonly kind: 'atLeast'; readonly stamp: Stamp } | { readonly kind: 'replace'; readonly stamp: Stamp };

/** How the confirmed rows change. Order: `dropScopes`, then `put` and `dropRows`. */
export type BaseChange =
  | {
      readonly kind: 'changes';
      /** Every row of these scopes goes. */
      readonly dropScopes: readonly string[];
      readonly put: readonly BaseRow[];
      readonly dropRows: readonly RowKey[];
    }
  | {
      /** The rows of these scopes, or of all, are replaced by these: all of it in one step, or nothing. */
      readonly kind: 'install';
      readonly scopes: readonly string[] | 'all';
      readonly rows: readonly WireRow[];
    };

/** A change as it travels: the contract's `mutation`. */
export interface Sent {
  readonly mid: number;
  readonly operations: readonly Operation[];
}

/** What the engine asks of the world. A request's answer comes back as an event with its `call`. */
export type Effect =
  | { readonly kind: 'push'; readonly call: number; readonly mutations: readonly Sent[] }
  | {
      readonly kind: 'pull';
      readonly call: number;
      readonly cursor: string | null;
      readonly digest: boolean;
    }
  | {
      /** `scopes: null`: all that the seat may see. */
      readonly kind: 'snapshot';
      readonly call: number;
      readonly cursor: string | null;
      readonly scopes: readonly string[] | null;
    }
  | { readonly kind: 'confirm'; readonly call: number; readonly mids: readonly number[] }
  /** Work out `digestOf` over the confirmed rows as they are now, and answer `audited`. */
  | { readonly kind: 'audit'; readonly call: number; readonly scopes: readonly string[] }
  /** The request that is on its way is given up: abort it, its answer no longer counts. */
  | { readonly kind: 'abandon'; readonly call: number }
  /** Send an `alarm` event at this time or soon after; replaces the wake before. */
  | { readonly kind: 'wake'; readonly at: number }
  /** The token was not taken: forget it, then say `access`; `ready` where another can be had. */
  | { readonly kind: 'renew' }
  | { readonly kind: 'openLive' }
  | { readonly kind: 'closeLive' }
  /** Check the signature of the owner's order and, only then, wipe. */
  | { readonly kind: 'wipe'; readonly order: string }
  /** Nothing is under way and nothing is in sight: a waiting update may be installed now. */
  | { readonly kind: 'restart' };

/** Digests that the server named, and what has to agree with them. */
export type Digests = Readonly<Record<string, Digest>>;
