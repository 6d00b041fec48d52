import { uuidFrom, type Ids } from '@/lib/platform/ids';

/** Ids that are the same in every run, and all different. */
export function testIds(seed = 1): Ids {
  let state = seed >>> 0;
  const byte = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, byte);
  const hex = (count: number): string =>
    Array.from(bytes(count), (each) => each.toString(16).padStart(2, '0')).join('');
  return { uuid: (at) => uuidFrom(at, bytes(10)), token: () => hex(32), client: () => hex(8) };
}
