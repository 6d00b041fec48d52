import { pushLimits } from '@/lib/onechat/sync';
import type { Access } from './event';
import type { OutboxItem } from './outbox';
import type { Stored, SyncRecord } from './record';
import type { Digests } from './effect';

/** The request that is on its way; there is never more than one. */
export interface Doing {
  readonly kind: 'push' | 'pull' | 'snapshot' | 'confirm' | 'audit';
  readonly call: number;
  readonly since: number;
  /** `push`: the changes in it, by mid. */
  readonly from?: number;
  readonly upTo?: number;
  /** `snapshot`, `audit`: the scopes in it; `null` for all. */
  readonly scopes?: readonly string[] | null;
  /** `confirm`: the refusals in it. */
  readonly mids?: readonly number[];
  /** `audit`: what the server said. */
  readonly wanted?: Digests;
}

/** Why nothing is sent until something changes outside. */
export type Halt = 'upgrade' | 'forbidden' | 'wiped';

/**
 * The whole of the engine. `record` and `outbox` are what the disk holds; all else is lost with the worker, and
 * may be.
 */
export interface SyncState {
  readonly record: SyncRecord;
  /** Ascending by mid. */
  readonly outbox: readonly OutboxItem[];
  /** `renewing`: a token was not taken, and another one is being fetched. */
  readonly access: Access | 'renewing';
  readonly online: boolean;
  readonly visible: boolean;
  readonly live: 'closed' | 'opening' | 'open';
  readonly halt: Halt | null;
  readonly doing: Doing | null;
  /** The number of the last request. */
  readonly calls: number;
  /** Whether there may be something to pull. */
  readonly dirty: boolean;
  /** What failed last: something else has its turn first. */
  readonly failed: Doing['kind'] | null;
  /** The newest transaction that a hint named. */
  readonly hinted: number;
  /** Failures in a row, and before when nothing is tried again. */
  readonly failures: number;
  readonly notBefore: number;
  /** Since when the server cannot be reached; `null` while it can. */
  readonly unreachableSince: number | null;
  /** When a long outage was over; 0 where there was none in this life. */
  readonly reachedAt: number;
  /** What came last could not be read. */
  readonly unreadable: boolean;
  /** What came last could not be written down here. */
  readonly unwritten: boolean;
  /** How many changes a push carries at most; halves when the server finds one too large or cannot read it. */
  readonly pushAtMost: number;
  /** While nothing is in sight, no request starts after this. */
  readonly burstUntil: number;
  /** When requests came back that changed nothing: the loop detector. */
  readonly fruitless: readonly number[];
  /** Loops that were stopped in this life. */
  readonly loops: number;
  /** The token was renewed, and no request has succeeded since. */
  readonly renewed: boolean;
  readonly liveNotBefore: number;
  readonly liveFailures: number;
  readonly update: boolean;
  /** The wake that was asked for last. */
  readonly wakeAt: number;
}

/** The engine as it is when the worker has read the disk and nothing has happened yet. */
export function initialState({ record, outbox }: Stored): SyncState {
  return {
    record,
    outbox,
    access: 'locked',
    online: false,
    visible: false,
    live: 'closed',
    halt: null,
    doing: null,
    calls: 0,
    dirty: true,
    failed: null,
    hinted: 0,
    failures: 0,
    notBefore: 0,
    unreachableSince: null,
    reachedAt: 0,
    unreadable: false,
    unwritten: false,
    pushAtMost: largestPush,
    burstUntil: 0,
    fruitless: [],
    loops: 0,
    renewed: false,
    liveNotBefore: 0,
    liveFailures: 0,
    update: false,
    wakeAt: 0,
  };
}

/** How many changes a push carries at most while nothing is wrong. */
export const largestPush = pushLimits.operations;
