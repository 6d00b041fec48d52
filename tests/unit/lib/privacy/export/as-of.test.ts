import { describe, expect, it } from 'vitest';
import { asOf } from '@/lib/privacy/export/as-of';

const early = '1'.repeat(28);
const head = '2'.repeat(28);
const late = '3'.repeat(28);

describe('asOf', () => {
  it('leaves out a row that was made later', () => {
    expect(asOf({ id: 'a', d: { at: 1 }, c: { '': late } }, head)).toBeUndefined();
  });

  it('leaves out a field that was set later', () => {
    const row = { id: 'a', d: { at: 1, undoneBy: 'x' }, c: { '': early, undoneBy: late } };
    expect(asOf(row, head)).toEqual({ id: 'a', d: { at: 1 }, c: { '': early } });
  });

  it('gives a row of before as it is', () => {
    const row = { id: 'a', d: { at: 1 }, c: { '': head } };
    expect(asOf(row, head)).toBe(row);
  });
});
