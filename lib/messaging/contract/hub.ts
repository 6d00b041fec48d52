import { z } from '@/lib/catalogue/zod';

/** Raised when a client and the worker can no longer understand each other. */
export const hubProtocol = 1;

const sid = z.int().nonnegative();
const name = z.string().max(60);
const commandId = z.uuid();

/** What a page or frame sends to the worker over its port (`runtime.connect`, name `hub`). */
export const clientMessage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('hello'),
    proto: z.int(),
    build: z.string().max(40),
    client: z.uuid(),
    view: z.enum(['contact', 'work', 'options', 'popup', 'welcome']),
    ticket: z.string().max(100).optional(),
  }),
  z.strictObject({ kind: z.literal('sub'), sid, query: name, args: z.unknown(), have: z.int().optional() }),
  z.strictObject({ kind: z.literal('unsub'), sid }),
  z.strictObject({ kind: z.literal('cmd'), id: commandId, name, args: z.unknown() }),
  z.strictObject({ kind: z.literal('ping') }),
]);
export type ClientMessage = z.output<typeof clientMessage>;

/**
 * `inert`: no consent or paused; `loading`: reading the store; `locked`: a passcode is needed; `broken`: the store
 * cannot be opened (`why` says which of its reasons it is).
 */
export type HubState = 'ready' | 'loading' | 'locked' | 'inert' | 'broken';

/** Why the store cannot be opened: the disk is full, it is damaged, or somebody else closed it. */
export type BrokenWhy = 'full' | 'broken' | 'closed';

/** What the worker sends. `head` counts commits; an answer below the last acknowledged head is dropped. */
export type HubMessage =
  | {
      readonly kind: 'welcome';
      readonly boot: string;
      readonly build: string;
      readonly head: number;
      readonly state: HubState;
      readonly why?: BrokenWhy;
    }
  | { readonly kind: 'state'; readonly state: HubState; readonly why?: BrokenWhy }
  | { readonly kind: 'answer'; readonly sid: number; readonly head: number; readonly value: unknown }
  | { readonly kind: 'no-answer'; readonly sid: number; readonly code: string; readonly say: string }
  | { readonly kind: 'ack'; readonly id: string; readonly head: number; readonly result: unknown }
  | {
      readonly kind: 'nack';
      readonly id: string;
      readonly code: string;
      readonly say: string;
      readonly retry: boolean;
    }
  | { readonly kind: 'pong' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'wiped'; readonly generation: number };
