import { describe, expect, it } from 'vitest';
import { createBatches } from '@/server/process/batches';

function gated() {
  const served: number[][] = [];
  const gates: (() => void)[] = [];
  const batches = createBatches<number, number>({
    work: async (items) => {
      served.push([...items]);
      await new Promise<void>((open) => gates.push(open));
      if (items.includes(13)) throw new Error('thirteen');
      return items.map((item) => item * 2);
    },
    weigh: () => 1,
    heaviest: 3,
    most: 5,
  });
  const open = async () => {
    gates.shift()?.();
    await new Promise((done) => setTimeout(done, 0));
  };
  return { batches, served, open };
}

describe('work that waits for the same key', () => {
  it('does not wait for company, and is gathered meanwhile up to its weight', async () => {
    const { batches, served, open } = gated();
    const results = [1, 2, 3, 4, 5].map((item) => batches.run('a', item));
    expect(served).toEqual([[1]]);
    for (let n = 0; n < 3; n += 1) await open();
    expect(served).toEqual([[1], [2, 3, 4], [5]]);
    expect(await Promise.all(results)).toEqual([2, 4, 6, 8, 10]);
  });

  it('leaves other keys alone', async () => {
    const { batches, served, open } = gated();
    const results = [batches.run('a', 1), batches.run('b', 2)];
    expect(served).toEqual([[1], [2]]);
    await open();
    await open();
    expect(await Promise.all(results)).toEqual([2, 4]);
  });

  it('fails only what fails, and goes on', async () => {
    const { batches, served, open } = gated();
    const results = Promise.allSettled([1, 2, 13, 4].map((item) => batches.run('a', item)));
    for (let n = 0; n < 5; n += 1) await open();
    expect(served).toEqual([[1], [2, 13, 4], [2], [13], [4]]);
    expect((await results).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    const late = batches.run('a', 7);
    await open();
    expect(await late).toBe(14);
  });

  it('refuses more than may wait', async () => {
    const { batches, open } = gated();
    const held = Array.from({ length: 6 }, (_, n) => batches.run('a', n));
    await expect(batches.run('a', 9)).rejects.toMatchObject({ code: 'unavailable', more: { retryAfter: 2 } });
    for (let n = 0; n < 3; n += 1) await open();
    await Promise.all(held);
  });
});
