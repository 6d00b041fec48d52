import { z } from '@/lib/catalogue/zod';
import { isMasked } from '@/lib/domain/shared/mask';
import type { Mask } from '@/lib/onechat/people';

const line = z.looseObject({
  k: z.string(),
  d: z.record(z.string(), z.json()).optional(),
  c: z.record(z.string(), z.string()).optional(),
});

/** A row as it travels, without what the role does not see: neither the values nor when they were set. */
export function maskLine(text: string, mask: Mask): string {
  const row = line.parse(JSON.parse(text));
  if ((mask[row.k] ?? []).length === 0) return text;
  const isSeen = (field: string) => !isMasked(mask, row.k, field);
  return JSON.stringify({ ...row, ...only('d', row.d, isSeen), ...only('c', row.c, isSeen) });
}

function only(
  name: 'd' | 'c',
  held: Record<string, unknown> | undefined,
  isSeen: (field: string) => boolean,
) {
  if (held === undefined) return {};
  return { [name]: Object.fromEntries(Object.entries(held).filter(([field]) => isSeen(field))) };
}

/** Whether the role sees everything. */
export function isOpen(mask: Mask): boolean {
  return Object.values(mask).every((fields) => fields.length === 0);
}
