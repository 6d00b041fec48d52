import { isRecord } from '@/lib/domain/shared/json';

/** What one message may carry, in bytes of UTF-8. */
export const mostBytes = 65_536;

const encoder = new TextEncoder();

/**
 * The answer, small enough for one message: lists are halved until it fits, never below one row. Their count
 * stays as it is, so that a screen sees that there is more and asks for the next window.
 */
export function fitAnswer(value: unknown): unknown {
  let fitted = value;
  let longest = longestList(fitted);
  while (longest > 1 && bytesOf(fitted) > mostBytes) {
    const most = Math.ceil(longest / 2);
    fitted = shortened(fitted, most);
    longest = Math.min(most, longestList(fitted));
  }
  return fitted;
}

function bytesOf(value: unknown): number {
  const text = JSON.stringify(value) ?? '';
  // A character is at most three bytes for each unit of its length.
  return text.length * 3 <= mostBytes ? text.length : encoder.encode(text).length;
}

/** The lists whose rows can be asked for again: rows of pages, and what search found. */
const lists = ['rows', 'contacts', 'notes', 'sameName'];

function longestList(value: unknown): number {
  if (!isRecord(value)) return 0;
  return Object.entries(value).reduce((longest, [key, each]) => {
    if (Array.isArray(each)) return lists.includes(key) ? Math.max(longest, each.length) : longest;
    return Math.max(longest, longestList(each));
  }, 0);
}

function shortened(value: unknown, most: number): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (Array.isArray(each)) return [key, lists.includes(key) ? each.slice(0, most) : each];
      return [key, shortened(each, most)];
    }),
  );
}
