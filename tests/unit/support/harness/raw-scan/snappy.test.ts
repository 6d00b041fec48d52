import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeSnappy } from '@/tests/support/harness/raw-scan/snappy';

import { copy, encodeSnappy, literal, varint } from './encode-snappy';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (decoded: Uint8Array | undefined): string | undefined =>
  decoded === undefined ? undefined : new TextDecoder().decode(decoded);

describe('decodeSnappy', () => {
  test('reads a literal', () => {
    expect(text(decodeSnappy(Uint8Array.from([5, ...literal(bytes('hello'))])))).toBe('hello');
  });

  test('reads a literal whose length needs one or two more bytes', () => {
    for (const length of [60, 61, 256, 257, 70_000 - 5_000]) {
      const content = new Uint8Array(length).map((_, index) => (index * 7) % 251);
      expect(decodeSnappy(Uint8Array.from([...varint(length), ...literal(content)]))).toEqual(content);
    }
  });

  test('reads copies with one, two and four bytes of distance', () => {
    const start = [...literal(bytes('abcd'))];
    expect(text(decodeSnappy(Uint8Array.from([8, ...start, 0b000_000_01, 4])))).toBe('abcdabcd');
    expect(text(decodeSnappy(Uint8Array.from([8, ...start, ...copy(4, 4)])))).toBe('abcdabcd');
    expect(text(decodeSnappy(Uint8Array.from([8, ...start, (3 << 2) | 3, 4, 0, 0, 0])))).toBe('abcdabcd');
  });

  test('lets a copy reach into what it is writing', () => {
    expect(text(decodeSnappy(Uint8Array.from([10, ...literal(bytes('ab')), ...copy(2, 8)])))).toBe(
      'ababababab',
    );
  });

  test('ignores what follows and starts where it is told', () => {
    const packed = Uint8Array.from([9, 9, 2, ...literal(bytes('ok')), 1, 2, 3]);
    expect(text(decodeSnappy(packed, 2))).toBe('ok');
  });

  test.each([
    ['cut off in a literal', [5, ...literal(bytes('hello')).slice(0, 4)]],
    ['cut off before the end', [9, ...literal(bytes('hello'))]],
    ['with a copy from before the beginning', [6, ...literal(bytes('ab')), ...copy(3, 4)]],
    ['with a copy of distance zero', [6, ...literal(bytes('ab')), ...copy(0, 4)]],
    ['longer than it says', [3, ...literal(bytes('hello'))]],
    ['of an absurd length', [0xff, 0xff, 0xff, 0xff, 0x7f, 0]],
    ['empty', []],
  ])('refuses data %s', (_, packed) => {
    expect(decodeSnappy(Uint8Array.from(packed))).toBeUndefined();
  });

  test('gives back whatever an encoder packed', () => {
    const content = fc
      .array(fc.oneof(fc.constantFrom('customer ', 'follow-up ', '0000'), fc.string({ maxLength: 12 })), {
        maxLength: 40,
      })
      .map((parts) => bytes(parts.join('')));
    fc.assert(
      fc.property(content, (value) => {
        expect(decodeSnappy(encodeSnappy(value))).toEqual(value);
      }),
      { numRuns: 200 },
    );
  });
});
