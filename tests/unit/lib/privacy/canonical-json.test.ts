import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/privacy/canonical-json';

describe('canonicalJson', () => {
  it('orders keys by code units at every depth and writes no blanks', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'x', '\u20ac': 1, '\r': 2 })).toBe(
      '{"\\r":2,"a":"x","b":[1,{"c":true,"d":null}],"€":1}',
    );
  });

  it('keeps what other writers lose: half a surrogate pair, a key named __proto__', () => {
    const value = JSON.parse('{"__proto__":"\\ud800"}') as { [key: string]: string };
    expect(canonicalJson(value)).toBe('{"__proto__":"\\ud800"}');
  });
});
