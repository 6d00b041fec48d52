import type { PartsOf } from '@/lib/catalogue/define-record';
import type { records } from '@/lib/catalogue/records';
import { z } from '@/lib/catalogue/zod';
import { isJson, parseOperation } from '@/lib/domain/shared/parse-operation';
import type { Json } from '@/lib/domain/shared/json';
import { refusalCode } from '@/lib/onechat/sync';
import type { OutboxItem } from '../engine/outbox';
import type { SyncRecord } from '../engine/record';

const version = z.object({ value: z.json(), stamp: z.string() });
const record = z.object({
  clientId: z.string(),
  nextMid: z.int(),
  cursor: z.string().nullable(),
  last: z.int(),
  head: z.int(),
  gained: z.array(z.string()),
  withdrawn: z.array(z.string()),
  heldOut: z.array(z.object({ key: z.string(), as: z.enum(['live', 'deleted']) })).default([]),
  asked: z.array(z.object({ mine: z.string(), theirs: z.string() })).default([]),
  confirming: z.array(z.int()),
  kept: z.array(
    z.object({ id: z.string(), key: z.string(), field: z.string(), mine: version, theirs: version }),
  ),
  offsets: z.array(z.number()),
  seen: z.string().nullable(),
  auditedAt: z.number(),
  currentAt: z.number(),
  rebuilt: z.number(),
} satisfies PartsOf<typeof records.syncState, z.ZodType>);

const item = z.object({
  id: z.string(),
  mid: z.int(),
  at: z.number(),
  operations: z.array(z.unknown()),
  phase: z.enum(['waiting', 'accepted', 'refused']),
  refusal: z.object({ code: refusalCode, say: z.string() }).exactOptional(),
  listed: z.literal(true).exactOptional(),
});

/** Reads what sync remembers; anything else is nothing. */
export function parseRecord(json: unknown): SyncRecord | null {
  const parsed = record.safeParse(json);
  return parsed.success ? parsed.data : null;
}

/** Reads a change that waits; anything else is nothing. */
export function parseItem(json: unknown): OutboxItem | null {
  const parsed = item.safeParse(json);
  if (!parsed.success) return null;
  const operations = parsed.data.operations.map(parseOperation);
  const read = operations.filter((operation) => operation !== undefined);
  return read.length === operations.length ? { ...parsed.data, operations: read } : null;
}

/** Something of the engine's as it is stored. */
export function toStored(value: SyncRecord | OutboxItem): Json {
  const stored: unknown = value;
  if (isJson(stored)) return stored;
  throw new Error('What sync keeps is not JSON');
}
