import { describe, expect, it } from 'vitest';
import { createLine } from '@/lib/store/line';

describe('a line', () => {
  it('runs one job at a time, in the order of asking', async () => {
    const line = createLine();
    const seen: string[] = [];
    const job = (name: string) => async () => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all([line.run(job('a')), line.run(job('b'))])).toEqual(['a', 'b']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('goes on after a job that failed, and tells only who asked for that one', async () => {
    const line = createLine();
    const failing = line.run(() => Promise.reject(new Error('no')));
    const next = line.run(async () => 'next');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('next');
  });
});
