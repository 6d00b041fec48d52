import { describe, expect, it } from 'vitest';
import { OrderedIds } from '@/lib/model/ordered-ids';

interface Row {
  readonly key: number;
  readonly isListed: boolean;
}

/** Rows with their order, and the same order made anew from nothing. */
function world() {
  const rows = new Map<string, Row>();
  let asked = 0;
  const order = new OrderedIds({
    ids: () => rows.keys(),
    keyOf: (id) => {
      const row = rows.get(id);
      if (row === undefined) return undefined;
      asked += 1;
      return row.isListed ? row.key : undefined;
    },
  });
  const naive = () =>
    [...rows]
      .filter(([, { isListed }]) => isListed)
      .sort(([a, { key: x }], [b, { key: y }]) => x - y || (a < b ? -1 : 1))
      .map(([id]) => id);
  return {
    rows,
    order,
    naive,
    asked: () => asked,
    set(id: string, key: number, isListed = true) {
      rows.set(id, { key, isListed });
      order.touch(id);
    },
    take(id: string) {
      rows.delete(id);
      order.touch(id);
    },
    ids: () => order.entries().map(({ id }) => id),
  };
}

describe('an order of ids', () => {
  it('works nothing out before somebody asks', () => {
    const { set, asked, ids } = world();
    for (let n = 0; n < 1_000; n += 1) set(`row-${n}`, n % 7);
    expect(asked()).toBe(0);
    expect(ids()).toHaveLength(1_000);
  });

  it('looks at nothing but what changed when it is asked again', () => {
    const { set, asked, ids } = world();
    for (let n = 0; n < 1_000; n += 1) set(`row-${n}`, n % 7);
    ids();
    const before = asked();
    set('row-5', 100);
    expect(ids().at(-1)).toBe('row-5');
    expect(asked() - before).toBe(1);
  });

  it('has a new row, a moved one and loses one that is gone or not listed any more', () => {
    const { set, take, ids } = world();
    for (const [at, id] of ['b', 'd', 'f', 'h'].entries()) set(id, at * 10);
    expect(ids()).toEqual(['b', 'd', 'f', 'h']);
    set('c', 5);
    set('h', -1);
    take('d');
    set('f', 20, false);
    expect(ids()).toEqual(['h', 'b', 'c']);
    set('f', 7);
    expect(ids()).toEqual(['h', 'b', 'c', 'f']);
  });

  it.each([1, 40, 511, 513, 900])('agrees with sorting everything after %i changes at once', (changes) => {
    const { set, take, ids, naive } = world();
    for (let n = 0; n < 800; n += 1) set(`row-${(n * 37) % 800}`, n % 50, n % 11 !== 0);
    ids();
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < changes; n += 1) {
        const id = `row-${(n * 91 + round) % 900}`;
        if (n % 5 === 0) take(id);
        else set(id, (n * 13 + round) % 60, n % 4 !== 0);
      }
      expect(ids()).toEqual(naive());
    }
  });

  it('finds the first entry whose key is not below another', () => {
    const { set, order } = world();
    for (const [at, id] of ['b', 'd', 'f'].entries()) set(id, at * 10);
    expect([-1, 0, 1, 10, 20, 21].map((key) => order.firstAt(key))).toEqual([0, 0, 1, 1, 2, 3]);
    expect(order.size).toBe(3);
  });
});
