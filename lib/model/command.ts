import type { Json } from '@/lib/domain/shared/json';
import type { Operation } from '@/lib/domain/shared/operation';
import type { Result } from '@/lib/domain/shared/result';
import type { Stamp } from '@/lib/domain/shared/stamp';
import type { Model } from './model';
import type { Past } from './past';

/** Why a command is refused: nothing is written then. */
export type PlanCode =
  | 'invalid'
  | 'not-found'
  | 'belongs-to-other'
  | 'lid-is-no-phone'
  | 'not-a-phone'
  | 'last-identity'
  | 'changed-since'
  | 'too-old'
  | 'not-allowed'
  | 'kept-out'
  | 'still-kept';

/** What a command would change. A plan without operations changes nothing and makes no history. */
export interface Plan<R extends Json = Json> {
  readonly operations: readonly Operation[];
  /** What the screen is told: codes and ids only. */
  readonly result: R;
  /** Under whose name the change is filed in history; nobody's where it is about no contact. */
  readonly contactId: string | null;
  /** True for a change too small to be told or taken back. */
  readonly silent?: boolean;
  /** Contacts whose history loses its content, because they are gone for good. */
  readonly forgets?: readonly string[];
  /** The history entry that this plan takes back. */
  readonly takesBack?: string;
}

/** Everything a plan may know besides model and arguments. */
export interface PlanContext {
  readonly commandId: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** The stamp of every operation of this command. */
  readonly stamp: Stamp;
  readonly newId: () => string;
  /** The country (ISO 3166) to read a phone number without country code in, as far as settings tell. */
  readonly region: string;
  /** The computer's time zone (IANA). */
  readonly zone: string;
  /** Who is signed in, and whom they may give work to; nothing without an account. */
  readonly team: { readonly seat: string; readonly members: readonly string[] } | null;
  /** The history entry that `undo` asks for, where there is one. */
  readonly past: Past | null;
}

/** One change that screens can ask for: pure, told apart by its name. */
export interface Command<A, R extends Json> {
  readonly name: string;
  /** Whether history keeps it, so that it can be shown and taken back. */
  readonly undoable: boolean;
  readonly plan: (model: Model, args: A, context: PlanContext) => Result<Plan<R>, PlanCode>;
}
