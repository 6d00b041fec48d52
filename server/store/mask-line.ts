import { z } from '@/lib/catalogue/zod';
import type { Mask } from '@/lib/onechat/people';

const line = z.looseObject({
  k: z.string(),
  d: z.record(z.string(), z.json()).optional(),
  c: z.record(z.string(), z.string()).optional(),
});

/** A row as it travels, without what the role does not see: neither the values nor when they were set. */
export function maskLine(text: string, mask: Mask): string {
  const row = line.parse(JSON.parse(text));
  const hidden = mask[row.k];
  if (hidden === undefined || hidden.length === 0) return text;
  return JSON.stringify({ ...row, ...without('d', row.d, hidden), ...without('c', row.c, hidden) });
}

function without(name: 'd' | 'c', held: Record<string, unknown> | undefined, hidden: readonly string[]) {
  if (held === undefined) return {};
  return { [name]: Object.fromEntries(Object.entries(held).filter(([field]) => !hidden.includes(field))) };
}

/** Whether the role sees everything. */
export function isOpen(mask: Mask): boolean {
  return Object.values(mask).every((fields) => fields.length === 0);
}
