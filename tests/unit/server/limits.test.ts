import { describe, expect, it } from 'vitest';
import { createLimits } from '@/server/http/limits';

const rate = { name: 'r', count: 2, seconds: 10 };

describe('limits', () => {
  it('let so many through in a window, per person, and start again after it', () => {
    let now = 0;
    const limits = createLimits(() => now);
    expect([1, 2, 3].map(() => limits.take(rate, 'a').allowed)).toEqual([true, true, false]);
    expect(limits.take(rate, 'b').allowed).toBe(true);
    now = 4_000;
    expect(limits.take(rate, 'a')).toMatchObject({ allowed: false, left: 0, resets: 6 });
    now = 10_000;
    expect(limits.take(rate, 'a')).toMatchObject({ allowed: true, left: 1, resets: 10 });
  });
});
