import { z } from '@/lib/catalogue/zod';
import { presenceStates } from './people';
import { clientId, fieldName, instantText, kind, rowId, schemaNumber, scopeName, stamp } from './fields';

/** The data format this contract is written for. */
export const currentSchema = 1;

/** How much one push may carry. */
export const pushLimits = { operations: 500, bytes: 262_144, inflated: 4_194_304 } as const;
/** How many rows one pull answers at most, besides the rest of the last transaction. */
export const pullLimit = 1_000;
/** How many days a computer may stay away and still catch up row by row. */
export const horizonDays = 180;

const about = { table: kind, id: rowId, stamp };
const element = z.string().min(1).max(300);

/** One change to one row, the same inside the extension and on the way. */
export const wireOperation = z.discriminatedUnion('op', [
  z.object({ op: z.literal('set'), ...about, field: fieldName, value: z.json() }),
  z.object({ op: z.literal('add'), ...about, field: fieldName, element }),
  z.object({ op: z.literal('remove'), ...about, field: fieldName, element, dots: z.array(stamp).max(200) }),
  z.object({ op: z.literal('erase'), ...about }),
]);

const callValue = z.union([z.string().max(300), z.number(), z.boolean()]);

/**
 * A change that the server works out over its own rows, so that it meets rows this computer has not seen yet:
 * `bulk.tag` gives every contact that the rule finds an element of a set field, `bulk.untag` takes it.
 */
export const wireCall = z.object({
  name: z.enum(['bulk.tag', 'bulk.untag']),
  stamp,
  field: fieldName,
  element,
  where: z.object({
    has: z.record(fieldName, element).optional(),
    is: z.record(fieldName, callValue).optional(),
  }),
});

/** What one command changed: applied whole or refused whole, exactly once. */
export const mutation = z
  .object({
    /** Counts up from 1 without a gap, per installation. */
    mid: z.int().min(1),
    /** Empty with a call. */
    operations: z.array(wireOperation).max(pushLimits.operations),
    call: wireCall.optional(),
  })
  .refine(({ operations, call }) => (call === undefined) === operations.length > 0);
export type Mutation = z.output<typeof mutation>;

export const refusalCode = z.enum(['forbidden', 'masked', 'not_synced', 'invalid', 'too_large']);
export type RefusalCode = z.output<typeof refusalCode>;

/** A change that can never succeed; repeated in every answer until the client confirms it. */
export const refusal = z.object({ mid: z.int(), code: refusalCode, say: z.string() });
export type Refusal = z.output<typeof refusal>;

export const pushRequest = z.object({
  clientId,
  schema: schemaNumber,
  mutations: z.array(mutation).min(1).max(pushLimits.operations),
});
export type PushRequest = z.output<typeof pushRequest>;

export const pushAnswer = z.object({
  /** The last change of this computer that the server has, refused ones included. */
  last: z.int(),
  /** The workspace's transaction number after this push. */
  head: z.int(),
  refusals: z.array(refusal),
  serverTime: instantText,
});

/**
 * One merged row. `gone`: it left what this seat may see. `erased`: nothing but the id is left, for ever. The same row may
 * come twice, also within an answer; the higher `seq` counts.
 */
export const wireRow = z.looseObject({
  k: kind,
  id: rowId,
  seq: z.int(),
  sc: scopeName.optional(),
  d: z.record(z.string(), z.json()).optional(),
  c: z.record(z.string(), stamp).optional(),
  erased: z.literal(true).optional(),
  gone: z.literal(true).optional(),
});
export type WireRow = z.output<typeof wireRow>;

/** Count and sum (48 bits, hexadecimal) over the live rows of a scope. */
export const digest = z.object({ n: z.int(), sum: z.string().regex(/^[0-9a-f]{12}$/) });

export const cursor = z.string().max(16_384);

export const pullRequest = z.object({
  clientId,
  schema: schemaNumber,
  /** Opaque, from the pull or the snapshot before; `null` at first. */
  cursor: cursor.nullable(),
  limit: z.int().min(1).max(pullLimit).optional(),
  /** Asks for digests; given once there is no more to pull. */
  digest: z.boolean().optional(),
});

export const pullAnswer = z.object({
  rows: z.array(wireRow),
  cursor,
  more: z.boolean(),
  last: z.int(),
  head: z.int(),
  /** Scopes to load by snapshot: new to this cursor, or seen through another mask now. */
  gained: z.array(scopeName),
  /** Scopes whose rows the client drops before anything else in this answer. */
  lost: z.array(scopeName),
  refusals: z.array(refusal),
  digest: z.record(z.string(), digest).optional(),
  serverTime: instantText,
});

export const snapshotQuery = z.object({
  clientId,
  schema: z.coerce.number().pipe(schemaNumber),
  /** Scope names with commas between; all of the seat's when absent. */
  scope: z.string().max(8_192).optional(),
  /** What the client has; the cursor in the trailer holds these scopes as well. */
  cursor: cursor.optional(),
});

/** The last line of a snapshot; where count and sum differ from what came, the whole is thrown away. */
export const snapshotTrailer = z.object({
  _end: z.object({ cursor, n: z.int(), sum: digest.shape.sum, last: z.int(), serverTime: instantText }),
});

export const confirmRequest = z.object({ clientId, mids: z.array(z.int().min(1)).min(1).max(1_000) });
export const confirmAnswer = z.object({ refusals: z.array(refusal) });

/** What the server says on the live socket: hints, never needed for being right. */
export const liveMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('head'), head: z.int() }),
  z.object({
    kind: z.literal('presence'),
    conversation: z.string(),
    seat: z.uuid(),
    name: z.string(),
    state: z.enum([...presenceStates, 'left']),
  }),
  /** Members, roles or masks may have changed. */
  z.object({ kind: z.literal('team') }),
]);
export type LiveMessage = z.output<typeof liveMessage>;

/** The subprotocol of the live socket; the access token follows it as a second one. */
export const liveProtocol = '1chat.live.v1';
/** Why the server closed the live socket. */
export const liveClose = { expired: 4001, locked: 4003, slow: 4008, bye: 1001 } as const;
