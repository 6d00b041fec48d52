import type { Operation } from '@/lib/domain/shared/operation';
import type { Json } from '@/lib/domain/shared/json';
import type { Stamp } from '@/lib/domain/shared/stamp';
import type { RefusalCode } from '@/lib/onechat/sync';
import type { RowKey } from './row-key';

/**
 * One change on its way to the server, kept on disk until the server's own rows contain it. It is written in the
 * transaction of the command that made it.
 *
 * `waiting`: the server does not have it, as far as is known. `accepted`: the server has it, and the rows that
 * contain it have not been pulled yet. `refused`: the server will never take it; it waits for the person.
 * Whether a waiting one is in a push right now is no business of the disk: see `Doing`.
 */
export interface OutboxItem {
  /** The change's own name for as long as it lives, given by who made it; the server never sees it. */
  readonly id: string;
  /** Counts up from 1 without a gap; 0 for one that was refused before the server ever took its number. */
  readonly mid: number;
  /** When it was made, by this computer's clock, in milliseconds. */
  readonly at: number;
  readonly operations: readonly Operation[];
  readonly phase: 'waiting' | 'accepted' | 'refused';
  /** With `refused`: why, and the server's words for the person. */
  readonly refusal?: { readonly code: RefusalCode; readonly say: string };
  /** The server has it on its list of refusals and must be told once the person has dealt with it. */
  readonly listed?: true;
}

/**
 * Two people wrote into the same field without having seen each other's words, and ours lost. Ours is kept here
 * by the computer that wrote it until the person has decided.
 */
export interface Kept {
  /** Row key, field and our stamp, with spaces between. */
  readonly id: string;
  readonly key: RowKey;
  readonly field: string;
  readonly mine: { readonly value: Json; readonly stamp: Stamp };
  readonly theirs: { readonly value: Json; readonly stamp: Stamp };
}
