import { createHash } from 'node:crypto';
import type { ReplicaRow } from './replica';

/** Count and 48-bit sum over a client's live rows, worked out without the server's code. */
export function digestOf(rows: ReadonlyMap<string, ReplicaRow>, scope: string): { n: number; sum: string } {
  let n = 0;
  let sum = 0n;
  for (const [key, row] of rows) {
    if (row.sc !== scope || row.erased === true || typeof row.d?.['deletedAt'] === 'number') continue;
    n += 1;
    sum += BigInt(`0x${createHash('sha256').update(`${key} ${row.seq}`).digest('hex').slice(0, 12)}`);
  }
  return { n, sum: (sum % (1n << 48n)).toString(16).padStart(12, '0') };
}
