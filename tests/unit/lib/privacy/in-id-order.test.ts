import { describe, expect, it } from 'vitest';
import { inIdOrder } from '@/lib/privacy/in-id-order';
import { entity } from '../../../support/privacy/held';

const ids = Array.from({ length: 57 }, (_, n) => String((n * 23) % 57).padStart(3, '0'));

function reader(batch: number) {
  const read = { passes: 0 };
  return {
    read,
    rows: async function* () {
      read.passes += 1;
      for (let at = 0; at < ids.length; at += batch) yield ids.slice(at, at + batch).map((id) => entity(id));
    },
  };
}

async function idsOf(rows: AsyncIterable<{ id: string }>): Promise<string[]> {
  const found: string[] = [];
  for await (const { id } of rows) found.push(id);
  return found;
}

describe('inIdOrder', () => {
  it.each([1, 7, 56, 57, 58, 1_000])(
    'gives every row once and in order with %i rows in memory',
    async (limit) => {
      expect(await idsOf(inIdOrder(reader(5).rows, limit))).toEqual([...ids].sort());
    },
  );

  it('reads a table that fits into memory once', async () => {
    const source = reader(10);
    await idsOf(inIdOrder(source.rows, 57));
    expect(source.read.passes).toBe(1);
  });

  it('gives nothing of an empty table', async () => {
    expect(await idsOf(inIdOrder(async function* () {}, 10))).toEqual([]);
  });
});
