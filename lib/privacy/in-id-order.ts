import type { Entity } from '@/lib/domain/shared/entity';
import { compareText } from './canonical-json';

/** How many rows of a cold table an ordered read holds in memory at a time (twice this at the peak). */
const rowsPerPass = 10_000;

/**
 * Gives every row once, ordered by id, in flat memory: each pass over the table keeps the next smallest ids.
 * A table that fits into one pass is read once.
 */
export async function* inIdOrder(
  read: () => AsyncIterable<readonly Entity[]>,
  rowsInMemory = rowsPerPass,
): AsyncGenerator<Entity> {
  let after: string | undefined;
  for (;;) {
    const { rows, more } = await smallestAfter(read(), after, rowsInMemory);
    yield* rows;
    const last = rows.at(-1);
    if (!more || last === undefined) return;
    after = last.id;
  }
}

async function smallestAfter(
  batches: AsyncIterable<readonly Entity[]>,
  after: string | undefined,
  limit: number,
): Promise<{ rows: Entity[]; more: boolean }> {
  let kept: Entity[] = [];
  let more = false;
  const trim = (): void => {
    kept.sort((a, b) => compareText(a.id, b.id));
    if (kept.length > limit) {
      kept = kept.slice(0, limit);
      more = true;
    }
  };
  for await (const batch of batches) {
    for (const entity of batch) {
      if (after !== undefined && compareText(entity.id, after) <= 0) continue;
      kept.push(entity);
      if (kept.length >= 2 * limit) trim();
    }
  }
  trim();
  return { rows: kept, more };
}
