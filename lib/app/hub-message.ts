import { z } from '@/lib/catalogue/zod';

const state = z.enum(['ready', 'loading', 'locked', 'inert', 'broken']);
const why = z.enum(['full', 'broken', 'closed']).optional().catch(undefined);

const schema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('welcome'), boot: z.string(), build: z.string(), head: z.number(), state, why }),
  z.object({ kind: z.literal('state'), state, why }),
  z.object({ kind: z.literal('answer'), sid: z.number(), head: z.number(), value: z.unknown() }),
  z.object({ kind: z.literal('no-answer'), sid: z.number(), code: z.string(), say: z.string() }),
  z.object({ kind: z.literal('ack'), id: z.string(), head: z.number(), result: z.unknown() }),
  z.object({
    kind: z.literal('nack'),
    id: z.string(),
    code: z.string(),
    say: z.string(),
    retry: z.boolean(),
  }),
  z.object({ kind: z.literal('pong') }),
  z.object({ kind: z.literal('refused'), code: z.string() }),
  z.object({ kind: z.literal('wiped'), generation: z.number() }),
]);

/** What the worker sends, once parsed. */
export type ParsedHubMessage = z.output<typeof schema>;
/** Reads a message of the worker; one that this version does not know is left alone. */
export function parseHubMessage(message: unknown): ParsedHubMessage | undefined {
  const parsed = schema.safeParse(message);
  return parsed.success ? parsed.data : undefined;
}
