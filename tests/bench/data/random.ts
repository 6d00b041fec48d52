/** Repeatable random numbers (mulberry32): the same seed gives the same data on every machine. */
export interface Random {
  /** From 0 to `below` - 1. */
  int(below: number): number;
  pick<T>(list: readonly T[]): T;
}

/** A source of repeatable random numbers. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    int,
    pick(list) {
      const [first] = list;
      if (first === undefined) throw new RangeError('Nothing to pick from.');
      return list[int(list.length)] ?? first;
    },
  };
}
