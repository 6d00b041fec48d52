import { describe, expect, it } from 'vitest';
import { decodeContent, encodeCold, encodeHot, encodeJson, encodePage } from '@/lib/store/page-codec';
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

  it('with columns give back the same rows, whichever fields and stamps they have', () => {
    const stamp = (n: number) => `${n}`.padStart(28, '0');
    const entities = [
      { ...contact('1', 'आशा \ud800 <script>'), on: { seq: 7, scope: 'workspace' } },
      { id: '2', d: {}, c: {}, erased: true as const, on: { seq: 8, scope: 'team' } },
      { id: '3', d: JSON.parse('{"__proto__":{"x":1},"deep":[null,{"a":0.5}],"id":"3"}'), c: {} },
      { id: '4', d: { labels: {}, id: 'other' }, c: { '': stamp(1), name: stamp(2) } },
      {
        id: '5',
        d: { labels: { a: [stamp(1)], b: [stamp(1), stamp(3)] }, company: null },
        c: { name: stamp(1) },
      },
      { id: '6', d: { labels: { c: [] } }, c: { '': stamp(4) } },
    ];
    expect(decodeContent(encodePage('contacts', entities))).toMatchObject({ table: 'contacts', entities });
    const single = [
      { id: '1', d: { labels: { a: [stamp(1)] } }, c: { '': stamp(1) } },
      { id: '2', d: { labels: {} }, c: { '': stamp(1) } },
      { id: '3', d: {}, c: { '': stamp(2) } },
    ];
    const content = decodeContent(encodePage('contacts', single));
    expect(content).toMatchObject({ table: 'contacts', entities: [single[0], single[1], single[2]] });
    const packed = content?.kind === 'hot' ? content.packed : undefined;
    expect(packed?.ids).toEqual(['1', '2', '3']);
    expect(packed?.ids.map((_, at) => packed.elements('labels', at))).toEqual([['a'], [], []]);
    expect(packed?.isSet('labels')).toBe(true);
  });

  it('with wrong columns are no pages', () => {
    const right = { e: 1, t: 'c', i: ['1'], k: [['name', ['Asha']]], c: [0], s: ['x'] };
    expect(decodeContent(encodeJson(right))).not.toBeNull();
    for (const wrong of [
      { i: [1] },
      { i: ['1', '2'] },
      { k: 7 },
      { k: [['name']], c: [1] },
      { k: [[7, ['Asha']]] },
      { k: [['name', ['Asha', 'Ravi']]] },
      { k: [['name', ['Asha'], [1]]] },
      { k: [['name', ['Asha'], [0, 0]]] },
      { k: [['labels', [['a', 1]], 0, 1]] },
      { k: [['labels', [['a']], 0, 1]] },
      { k: [['labels', [[1, 0]], 0, 1]] },
      { k: [['labels', ['a'], 0, 1]] },
      { k: [['labels', ['a'], 0, [1]]] },
      { k: [['labels', ['a'], 0, []]] },
      { k: [['labels', [1], 0, [0]]] },
      { c: [-1] },
      { c: [['name']] },
      { c: [['name', 1]] },
      { c: [] },
      { s: [7] },
      { x: [1] },
      { o: [[0]] },
      { o: [[1, 5]] },
      { e: 'now' },
    ]) {
      expect(decodeContent(encodeJson({ ...right, ...wrong })), JSON.stringify(wrong)).toBeNull();
    }
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
