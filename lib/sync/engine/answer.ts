import type { WireRow } from '@/lib/onechat/sync';

/** A refusal as the server lists it. */
export interface Refused {
  readonly mid: number;
  readonly code: 'forbidden' | 'masked' | 'not_synced' | 'invalid' | 'too_large';
  readonly say: string;
}

/** How long a request took, for setting the clock: both by our own clock. */
export interface Timing {
  readonly sentAt: number;
  /** The server's time in the answer, in milliseconds; `null` where it said none. */
  readonly serverTime: number | null;
}

export interface Digest {
  readonly n: number;
  readonly sum: string;
}

export interface Pushed extends Timing {
  readonly last: number;
  readonly head: number;
  readonly refusals: readonly Refused[];
}

export interface Pulled extends Timing {
  readonly rows: readonly WireRow[];
  readonly cursor: string;
  readonly more: boolean;
  readonly last: number;
  readonly head: number;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly refusals: readonly Refused[];
  readonly digest?: Readonly<Record<string, Digest>>;
}

/** A snapshot that came whole: `checkSnapshot` has found count and sum of its trailer to be right. */
export interface Snapshot extends Timing {
  readonly rows: readonly WireRow[];
  readonly cursor: string;
  readonly last: number;
}

/** Why a request had no answer that can be used. */
export type Failure =
  /** No connection, no answer in time, or cut off on the way. */
  | { readonly kind: 'network' }
  /** An answer that is not what the contract says, or a snapshot that is not whole. */
  | { readonly kind: 'damaged' }
  /** It came, and this computer could not write it down. */
  | { readonly kind: 'unwritten' }
  /** The server said no: the fields of its problem document, and its `Retry-After` as it stands. */
  | {
      readonly kind: 'problem';
      readonly status: number;
      readonly code: string;
      readonly retryable: boolean;
      readonly retryAfter?: string;
      /** `clock`: the server's time in milliseconds. */
      readonly serverTime?: number;
      /** `gap`: the last change of ours that the server has. */
      readonly last?: number;
      /** `reset`. */
      readonly reason?: 'horizon' | 'epoch' | 'cursor';
      /** `device_wiped`: the signed order. */
      readonly order?: string;
    };
