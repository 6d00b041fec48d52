import { describe, expect, it } from 'vitest';
import { decodeContent, encodeCold, encodeHot, encodeJson } from '@/lib/store/page-codec';
import { contact, historyEntry, startOfTests } from '@/tests/support/store/store-world';

describe('pages', () => {
  it('give back the rows that were packed, erased ones and odd text included', () => {
    const entities = [
      contact('1', 'आशा 👩‍👩‍👧 \u202e\ud800 <script>'),
      { id: '2', d: {}, c: {}, erased: true as const },
      { id: '3', d: JSON.parse('{"__proto__":{"x":1},"deep":[null,{"a":0.5}]}'), c: {} },
    ];
    const content = decodeContent(encodeHot('contacts', entities));
    expect(content).toEqual({ kind: 'hot', table: 'contacts', entities });
    expect(content?.kind === 'hot' && Object.keys(content.entities[2]?.d ?? {})).toEqual([
      '__proto__',
      'deep',
    ]);
  });

  it('give back cold rows with contact and time', () => {
    const entries = [historyEntry('y1', 'asha', startOfTests), historyEntry('y2', 'asha', startOfTests + 1)];
    expect(decodeContent(encodeCold(entries))).toEqual({ kind: 'cold', entries });
    const ofNone = [historyEntry('y3', null, startOfTests)];
    expect(decodeContent(encodeCold(ofNone))).toEqual({ kind: 'cold', entries: ofNone });
  });

  it('of another shape are no pages', () => {
    for (const wrong of [
      null,
      [],
      {},
      { e: 1, t: 'c' },
      { e: 1, t: 'unknown', r: [] },
      { e: 1, t: 'o', r: [] },
      { t: 'c', r: [] },
      { e: 1, t: 'c', r: [7] },
      { e: 1, t: 'c', r: [['1', null, {}]] },
      { e: 1, t: 'c', r: [['1', {}, { name: 7 }]] },
      { e: 1, t: 'c', r: [[1, {}, {}]] },
      { e: 1, t: 'y', r: [[0, '1', {}, {}]] },
      { e: 1, t: 'y', f: 'asha', r: [['soon', '1', {}, {}]] },
    ]) {
      expect(decodeContent(encodeJson(wrong)), JSON.stringify(wrong)).toBeNull();
    }
    expect(decodeContent(new Uint8Array([0xff, 0x7b]))).toBeNull();
  });
});
