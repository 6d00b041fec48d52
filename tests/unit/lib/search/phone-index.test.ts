import { describe, expect, it } from 'vitest';
import { PhoneIndex } from '@/lib/search/phone-index';

const most = Number.POSITIVE_INFINITY;
const inOrder = (docs: readonly number[]) => [...docs].sort((a, b) => a - b);

const numberOf = (doc: number) => `91${String((doc * 7_919_777) % 10_000_000_000).padStart(10, '0')}`;

/** An index beside a plain list that says what it must find. */
function world() {
  const numbers = new Map<number, string>();
  const index = new PhoneIndex((doc) => numbers.has(doc));
  const matching = (test: (digits: string) => boolean) =>
    [...numbers].flatMap(([doc, digits]) => (test(digits) ? [doc] : []));
  return {
    index,
    add(digits: string, doc: number) {
      numbers.set(doc, digits);
      index.add(digits, doc);
    },
    drop: (doc: number) => numbers.delete(doc),
    isLive: (doc: number) => numbers.has(doc),
    matching,
  };
}

describe('phone numbers', () => {
  it('are found by their end and by any part while more and more are added', () => {
    const { index, add, drop, isLive, matching } = world();
    for (let doc = 0; doc < 6_000; doc += 1) {
      add(numberOf(doc), doc);
      if (doc % 9 === 8) drop(doc - 4);
      if (doc % 997 !== 0) continue;
      const part = numberOf(doc).slice(-5);
      expect(inOrder(index.endingWith(part).filter(isLive))).toEqual(
        inOrder(matching((digits) => digits.endsWith(part))),
      );
      expect(inOrder(index.containing(part.slice(1), most).filter(isLive))).toEqual(
        inOrder(matching((digits) => digits.includes(part.slice(1)))),
      );
    }
  });

  it('that are gone are let go of when everything is sorted', () => {
    const { index, add, drop } = world();
    for (let doc = 0; doc < 10; doc += 1) add(`9190000000${doc}`, doc);
    drop(3);
    index.sort();
    expect(index.containing('90000', most)).not.toContain(3);
    expect(index.endingWith('03')).toEqual([]);
    expect(index.containing('90000', most)).toHaveLength(9);
  });

  it('are found in the text of all numbers after it was made anew', () => {
    const { index, add } = world();
    add('919876543210', 1);
    index.sort();
    expect(index.containing('7654', most)).toEqual([1]);
    add('447700900123', 2);
    index.sort();
    expect(index.containing('7009', most)).toEqual([2]);
    expect(index.containing('7654', most)).toEqual([1]);
  });
});
