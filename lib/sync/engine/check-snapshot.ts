import { snapshotTrailer, wireRow, type WireRow } from '@/lib/onechat/sync';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { tallyOf } from '../digest';
import type { Snapshot } from './answer';

/**
 * Reads a snapshot's lines into the answer the engine takes. All or nothing: a line that cannot be read, a
 * missing trailer, or a count or sum that differs from what came, and the whole is thrown away.
 */
export function checkSnapshot(lines: readonly string[], sentAt: number): Result<Snapshot, 'damaged'> {
  const parsed = parseLines(lines);
  const end = snapshotTrailer.safeParse(parsed?.at(-1));
  if (parsed === null || !end.success) return failed('damaged');
  const rows: WireRow[] = [];
  for (const line of parsed.slice(0, -1)) {
    const row = wireRow.safeParse(line);
    if (!row.success) return failed('damaged');
    rows.push(row.data);
  }
  const { cursor, n, sum, last, serverTime } = end.data._end;
  const found = tallyOf(rows.map(({ k, id, seq }) => ({ table: k, id, seq })));
  if (found.n !== n || found.sum !== sum) return failed('damaged');
  return ok({ rows, cursor, last, serverTime: Date.parse(serverTime), sentAt });
}

function parseLines(lines: readonly string[]): readonly unknown[] | null {
  try {
    return lines.map((line): unknown => JSON.parse(line));
  } catch {
    return null;
  }
}
