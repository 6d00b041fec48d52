import { describe, expect, it } from 'vitest';
import { fitAnswer, mostBytes } from '@/lib/hub/fit-answer';

const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

describe('an answer', () => {
  it('that fits is left alone', () => {
    const value = { count: 1, offset: 0, rows: [{ id: 'a' }] };
    expect(fitAnswer(value)).toBe(value);
  });

  it('of several lists is shortened in all of them and keeps its counts', () => {
    const page = {
      count: 300,
      offset: 0,
      rows: Array.from({ length: 100 }, () => ({ title: 'अ'.repeat(300) })),
    };
    const value = { overdue: page, today: page, next: page };
    const fitted = fitAnswer(value) as typeof value;
    expect(bytes(fitted)).toBeLessThanOrEqual(mostBytes);
    expect(fitted.next.count).toBe(300);
    expect(fitted.next.rows.length).toBeGreaterThan(0);
  });

  it('keeps one row however large it is', () => {
    const value = { count: 2, offset: 0, rows: [{ body: 'x'.repeat(70_000) }, { body: 'y' }] };
    expect((fitAnswer(value) as typeof value).rows).toHaveLength(1);
  });

  it('never shortens what cannot be asked for again', () => {
    const labels = Array.from({ length: 3 }, () => ({ name: 'x'.repeat(30_000) }));
    expect(fitAnswer({ labels })).toEqual({ labels });
  });
});
