import { describe, expect, it } from 'vitest';
import { settle, settleRule, unseen, type Look } from '@/lib/whatsapp/modules/settle';

const after = (looks: readonly Look[]): boolean => looks.reduce(settle, unseen).settled;

describe('settle', () => {
  it('waits until the count has been quiet for 750 ms', () => {
    const looks = [0, 150, 300, 450].map((at, index) => ({ at, count: 100 * (index + 1) }));
    expect(after(looks)).toBe(false);
    expect(after([...looks, { at: 1_199, count: 400 }])).toBe(false);
    expect(after([...looks, { at: 1_200, count: 400 }])).toBe(true);
  });

  it('gives up waiting for quiet after 20 s', () => {
    const looks = Array.from({ length: 135 }, (_, index) => ({ at: index * 150, count: index + 1 }));
    expect(after(looks.slice(0, 130))).toBe(false);
    expect(after(looks)).toBe(true);
  });

  it('never settles without a loader or with an empty one, and starts again when the loader goes', () => {
    expect(after([0, 30_000, 60_000].map((at) => ({ at, count: -1 })))).toBe(false);
    expect(after([0, 30_000].map((at) => ({ at, count: 0 })))).toBe(false);
    expect(
      after([
        { at: 0, count: 5 },
        { at: 100, count: -1 },
        { at: 900, count: 5 },
      ]),
    ).toBe(false);
  });

  it('gives a loader without a count five seconds', () => {
    expect(
      after([
        { at: 0, count: -2 },
        { at: 4_000, count: -2 },
      ]),
    ).toBe(false);
    expect(
      after([
        { at: 0, count: -2 },
        { at: settleRule.quietUncountedMs, count: -2 },
      ]),
    ).toBe(true);
  });
});
