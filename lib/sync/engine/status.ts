import type { RefusalCode } from '@/lib/onechat/sync';
import type { Kept, OutboxItem } from './outbox';

/** What the account line says, most important first; a screen turns it into words. */
export type Condition =
  | 'wiped'
  | 'upgrade'
  | 'forbidden'
  | 'signed-out'
  | 'locked'
  | 'offline'
  | 'unreachable'
  /** Something answered that is not what the server says: perhaps the sign-in page of a network. */
  | 'unreadable'
  /** What the server sends cannot be written down here: the disk may be full. */
  | 'unwritten'
  /** The oldest change has waited for minutes although the server answers. */
  | 'stuck'
  /** A request is on its way, and there has been no answer to it yet. */
  | 'unanswered'
  /** The server asked us to wait, or we stopped ourselves for a while. */
  | 'paused'
  /** Everything is being loaded for the first time, or again. */
  | 'loading'
  /** Something is on its way or about to be. */
  | 'busy'
  /** The server has all of ours, and we had all of the server's at `currentAt`. */
  | 'current';

export interface Summary {
  readonly condition: Condition;
  /** Changes that the server does not have yet. */
  readonly waiting: number;
  /** When the oldest of them was made. */
  readonly oldestAt: number | null;
  readonly refused: number;
  readonly conflicts: number;
  /** Since when: with `unreachable` and `offline`, and of the request that `unanswered` and a long `loading` wait for. */
  readonly since: number | null;
  /** When the next try is due. */
  readonly nextTryAt: number | null;
  /** When we last had everything the server had. */
  readonly currentAt: number | null;
  /** How often a fast loop was stopped since the worker started. */
  readonly loops: number;
}

/** The truth about one record. Rows without any of this are on the server, or were never meant for it. */
export type RowTruth =
  | { readonly kind: 'on-server' }
  /** On this computer, and not sent yet. */
  | { readonly kind: 'waiting'; readonly since: number }
  /** Sent; whether it arrived is not known yet. */
  | { readonly kind: 'sent'; readonly since: number }
  | {
      readonly kind: 'refused';
      readonly id: OutboxItem['id'];
      readonly code: RefusalCode;
      readonly say: string;
    }
  | { readonly kind: 'conflict'; readonly kept: readonly Kept[] };
