import { describe, expect, it } from 'vitest';
import { laterOf, latestStamp } from '@/lib/store/latest-stamp';
import { stampAt } from '@/tests/support/store/store-world';

describe('the latest stamp of a row', () => {
  it('is that of a field or of an element of a set', () => {
    const row = { id: '1', d: { name: 'Asha' }, c: { '': stampAt(5), name: stampAt(7) } };
    expect(latestStamp(row)).toBe(stampAt(7));
    const labelled = { ...row, d: { ...row.d, labels: { vip: [stampAt(6), stampAt(9)] } } };
    expect(latestStamp(labelled)).toBe(stampAt(9));
  });

  it('is none where there is none, and text of another length is no stamp', () => {
    expect(latestStamp({ id: '1', d: { list: { a: ['zzz'] }, nothing: null }, c: {} })).toBeNull();
    expect([laterOf(null, 'a'), laterOf('a', null), laterOf('a', 'b'), laterOf('b', 'a')]).toEqual([
      'a',
      'a',
      'b',
      'b',
    ]);
  });
});
