import type { TimeToken } from './time-tokens';
import type { TimeWord } from './time-words';

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

type Part = 'am' | 'pm' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';
const parts: readonly TimeWord[] = ['am', 'pm', 'morning', 'noon', 'afternoon', 'evening', 'night'];
const isPart = (word: TimeWord): word is Part => parts.includes(word);

const alone: { readonly [P in Part]: TimeOfDay | null } = {
  am: null,
  pm: null,
  morning: { hour: 9, minute: 0 },
  noon: { hour: 12, minute: 0 },
  afternoon: { hour: 15, minute: 0 },
  evening: { hour: 18, minute: 0 },
  night: { hour: 20, minute: 0 },
};

/** The part of the day that was named, if any. */
function partOfDay(tokens: readonly TimeToken[]): Part | null {
  for (const token of tokens) if (token.kind === 'word' && isPart(token.word)) return token.word;
  return null;
}

/** A shop's day: without a word, 1 to 7 are afternoon and evening, 8 to 12 are what they say. */
function withPart(hour: number, part: Part | null, exact: boolean): number | null {
  if (hour > 23) return null;
  if (hour > 12 || hour === 0) return part === 'am' || part === 'morning' ? (hour === 0 ? 0 : null) : hour;
  if (part === 'am' || part === 'morning') return hour === 12 ? 0 : hour;
  if (part === 'night') return hour === 12 ? 0 : hour <= 4 ? hour : hour + 12;
  if (part === 'pm' || part === 'evening') return hour === 12 ? 12 : hour + 12;
  if (part === 'noon' || part === 'afternoon') return hour >= 10 ? hour : hour + 12;
  return exact || hour >= 8 ? hour : hour + 12;
}

const shifts: ReadonlyMap<TimeWord, number> = new Map([
  ['half', 30],
  ['quarterPast', 15],
  ['quarterTo', -15],
]);

/** "साढ़े 5", "sava 5", "paune 5": the quarter that a word adds to the hour. */
function shiftOf(tokens: readonly TimeToken[]): number {
  const shifting = tokens.find((token) => token.kind === 'word' && shifts.has(token.word));
  return shifting?.kind === 'word' ? (shifts.get(shifting.word) ?? 0) : 0;
}

/**
 * The clock time in what is left after the date was taken out: nothing (`null`), or not a time (`undefined`).
 */
export function timeOfDay(tokens: readonly TimeToken[]): TimeOfDay | null | undefined {
  const part = partOfDay(tokens);
  const numbers = tokens.filter((token) => token.kind === 'number' || token.kind === 'clock');
  if (numbers.length > 1) return undefined;
  const [said] = numbers;
  const shift = shiftOf(tokens);
  if (said === undefined && shift !== 0) return undefined;
  if (said === undefined) return part === null ? null : (alone[part] ?? undefined);
  const hour = said.kind === 'clock' ? said.hour : said.value;
  const minute = said.kind === 'clock' ? said.minute : 0;
  const exact = said.kind === 'clock' && said.exact;
  const full = withPart(hour, part, exact);
  if (full === null || minute > 59) return undefined;
  const shifted = full * 60 + minute + shift;
  return { hour: Math.floor(shifted / 60) % 24, minute: ((shifted % 60) + 60) % 60 };
}
