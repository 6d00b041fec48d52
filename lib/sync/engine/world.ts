import type { Effect, Save } from './effect';
import type { Base } from './row-key';
import type { SyncState } from './state';

/** What the engine may look at: nothing else decides what it does. */
export interface World {
  /** This computer's clock in milliseconds; may jump. */
  readonly now: number;
  /** From 0 up to 1, for spreading retries. */
  readonly random: number;
  readonly base: Base;
}

/**
 * What an event leads to. Who runs the engine writes `save` first, in one transaction; only when that is on disk
 * does `state` count and are the effects carried out. Where writing fails, the event never happened: the old
 * state stays, and a request that was answered is answered with `failed` `damaged`.
 */
export interface Step {
  readonly state: SyncState;
  readonly save: Save | null;
  readonly effects: readonly Effect[];
}
