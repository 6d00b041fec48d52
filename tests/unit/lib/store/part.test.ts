import { describe, expect, it } from 'vitest';
import { coldPageOf, decodePart, dueOf, encodePart, isPastLife, monthOf } from '@/lib/store/part';
import { encodeJson } from '@/lib/store/page-codec';
import { decodeManifest, emptyManifest, encodeManifest, hotKey, pageOfHotKey } from '@/lib/store/manifest';
import { cutEvenly } from '@/lib/store/pages';
import { historyEntry, startOfTests } from '@/tests/support/store/store-world';

const day = 86_400_000;

describe('the list of cold pages', () => {
  const page = coldPageOf([historyEntry('y1', 'asha', startOfTests)], 4, 99);

  it('is read back as it was written', () => {
    const part = new Map([['cx.1', page]]);
    expect(decodePart(encodePart(part))).toEqual(part);
    expect(decodePart(encodeJson([['cx.1', 'c', 1, 1, 1, 1, 1]]))).toBeNull();
    expect(decodePart(encodeJson({}))).toBeNull();
  });

  it('is due when its first row is past its life', () => {
    const later = { ...page, first: page.first + day };
    expect(
      dueOf(
        new Map([
          ['a', later],
          ['b', page],
        ]),
      ),
    ).toBe(startOfTests + 30 * day);
    expect(dueOf(new Map())).toBeNull();
    expect(isPastLife({ table: 'history', at: 0 }, 30 * day)).toBe(true);
    expect(isPastLife({ table: 'history', at: 0 }, 30 * day - 1)).toBe(false);
    expect(isPastLife({ table: 'ledger', at: 0 }, 89 * day)).toBe(false);
  });

  it('counts months in UTC', () => {
    const turn = Date.UTC(2027, 0, 1);
    expect(monthOf(turn) - monthOf(turn - 1)).toBe(1);
  });
});

describe('the manifest', () => {
  it('is read back as it was written', () => {
    const manifest = {
      ...emptyManifest,
      number: 5,
      next: 9,
      pages: new Map([[8, { table: 'contacts' as const, version: 5, rows: 2, bytes: 100 }]]),
      parts: new Map([
        ['a', { version: 4, due: null }],
        ['b', { version: 5, due: startOfTests }],
      ]),
    };
    expect(decodeManifest(encodeManifest(manifest))).toEqual(manifest);
    expect(decodeManifest(encodeJson({ number: 1, next: 1, pages: [[1]], parts: [] }))).toBeNull();
    expect(decodeManifest(encodeJson(null))).toBeNull();
  });

  it('gives newer pages smaller keys, so that they are met first', () => {
    expect(hotKey(2) < hotKey(1)).toBe(true);
    expect(hotKey(100_000) < hotKey(99_999)).toBe(true);
    expect([1, 36, 99_999].map((page) => pageOfHotKey(hotKey(page)))).toEqual([1, 36, 99_999]);
    expect(pageOfHotKey('h12')).toBeNull();
  });
});

describe('cutting evenly', () => {
  it('gives pieces of nearly one length, none too long', () => {
    const pieces = cutEvenly(
      Array.from({ length: 300 }, (_, n) => n),
      128,
    );
    expect(pieces.map((piece) => piece.length)).toEqual([100, 100, 100]);
    expect(pieces.flat()).toHaveLength(300);
    expect(cutEvenly([], 128)).toEqual([]);
  });
});
