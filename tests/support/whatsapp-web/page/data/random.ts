/** A small seeded source of numbers: the same seed gives the same page. */
export interface Random {
  /** A number from 0 up to but not including `limit`. */
  below(limit: number): number;
  /** One item of a list that is not empty. */
  pick<T>(items: readonly T[]): T;
  /** `length` upper-case hex digits. */
  hex(length: number): string;
}

/** Starts a source for one seed and one purpose, so that parts do not disturb each other. */
export function createRandom(seed: number, purpose: number): Random {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(purpose + 1, 0x85ebca6b)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    hex: (length) => Array.from({ length }, () => '0123456789ABCDEF'[below(16)]).join(''),
  };
}
