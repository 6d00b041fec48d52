import { z } from '@/lib/catalogue/zod';
import type { ExportReply } from '@/lib/messaging/contract/jobs';

const id = z.string();

/** The schema that the worker's answers to an export request must pass. */
export const exportReply: z.ZodType<ExportReply> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('export-stream'),
    id,
    fileName: z.string().regex(/^[A-Za-z0-9._-]{1,120}$/),
    stream: z.instanceof(ReadableStream<Uint8Array>),
    rows: z.number(),
  }),
  z.object({ kind: z.literal('export-progress'), id, rows: z.number() }),
  z.object({
    kind: z.literal('export-done'),
    id,
    counts: z.array(z.object({ table: z.string(), count: z.number() })),
    leftOut: z.number(),
  }),
  z.object({ kind: z.literal('export-refused'), id, code: z.string(), say: z.string() }),
]);
