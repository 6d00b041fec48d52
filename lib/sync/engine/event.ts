import type { Digest, Failure, Pulled, Pushed, Refused, Snapshot } from './answer';
import type { Kept, OutboxItem } from './outbox';
import type { SyncRecord } from './record';

/** Whether requests can be signed at this moment, and if not, why. */
export type Access =
  /** A token is at hand or can be had. */
  | 'ready'
  /** The refresh token is sealed until the passcode is given. */
  | 'locked'
  /** Somebody has to sign in again: expired, revoked, or locked by the owner. Nothing is deleted. */
  | 'signed-out';

/** Everything that can happen to the engine. `call` is the number of the request that is answered. */
export type SyncEvent =
  /** The worker has started and read `Stored`; the first event, once per life. */
  | { readonly kind: 'started'; readonly access: Access; readonly visible: boolean; readonly online: boolean }
  /** A command's transaction is on disk, with these in it as `enlist` made them. */
  | { readonly kind: 'committed'; readonly record: SyncRecord; readonly items: readonly OutboxItem[] }
  | { readonly kind: 'pushed'; readonly call: number; readonly answer: Pushed }
  | { readonly kind: 'pulled'; readonly call: number; readonly answer: Pulled }
  | { readonly kind: 'loaded'; readonly call: number; readonly answer: Snapshot }
  | { readonly kind: 'confirmed'; readonly call: number; readonly refusals: readonly Refused[] }
  /** What the stored rows came to, for the scopes that were asked. */
  | { readonly kind: 'audited'; readonly call: number; readonly found: Readonly<Record<string, Digest>> }
  | { readonly kind: 'failed'; readonly call: number; readonly failure: Failure }
  /** Time has passed: the wake that was asked for, the periodic alarm, a WhatsApp tab was loaded. */
  | { readonly kind: 'alarm' }
  | { readonly kind: 'online'; readonly online: boolean }
  /** Whether any screen of ours is in sight. */
  | { readonly kind: 'visible'; readonly visible: boolean }
  | { readonly kind: 'access'; readonly access: Access }
  | { readonly kind: 'live'; readonly state: 'open' | 'closed'; readonly code?: number }
  /** The live socket said that the workspace has come this far. */
  | { readonly kind: 'hint'; readonly head: number }
  /** The person has dealt with a refused change; its content may go. */
  | { readonly kind: 'discarded'; readonly id: OutboxItem['id'] }
  /** The person has decided about a version that lost. */
  | { readonly kind: 'decided'; readonly id: Kept['id'] }
  /** The person asks for it now. */
  | { readonly kind: 'asked' }
  /** A new version of the extension waits to be installed. */
  | { readonly kind: 'update' };
