import type { TimeToken } from './time-tokens';
import type { TimeWord } from './time-words';

/** A day that was typed, and how sure it is: a weekday or a date without a year may move on when its time is over. */
export interface TypedDay {
  readonly date: Temporal.PlainDate;
  readonly onward: 'no' | 'day' | 'week' | 'year';
  readonly rest: readonly TimeToken[];
}

const isWord = (token: TimeToken | undefined, word: TimeWord): boolean =>
  token?.kind === 'word' && token.word === word;
const without = (
  tokens: readonly TimeToken[],
  ...used: readonly (TimeToken | undefined)[]
): readonly TimeToken[] => tokens.filter((token) => !used.includes(token));

function plainDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

function inYear(today: Temporal.PlainDate, month: number, day: number): Temporal.PlainDate | undefined {
  for (let year = today.year; year <= today.year + 8; year += 1) {
    const date = plainDate(year, month, day);
    if (date !== undefined && Temporal.PlainDate.compare(date, today) >= 0) return date;
  }
  return undefined;
}

function writtenDate(tokens: readonly TimeToken[], today: Temporal.PlainDate): TypedDay | undefined {
  const whole = tokens.find((token) => token.kind === 'date');
  if (whole !== undefined) {
    const { day, month, year } = whole;
    const date = year === null ? inYear(today, month, day) : plainDate(year, month, day);
    return date && { date, onward: year === null ? 'year' : 'no', rest: without(tokens, whole) };
  }
  const at = tokens.findIndex((token) => token.kind === 'month');
  const month = tokens[at];
  if (month?.kind !== 'month') return undefined;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const day = before?.kind === 'number' ? before : after;
  if (day?.kind !== 'number') return undefined;
  const later = tokens[at + (day === before ? 1 : 2)];
  const year = later?.kind === 'number' && later.digits === 4 ? later : undefined;
  const date =
    year === undefined
      ? inYear(today, month.month, day.value)
      : plainDate(year.value, month.month, day.value);
  return (
    date && { date, onward: year === undefined ? 'year' : 'no', rest: without(tokens, month, day, year) }
  );
}

function weekday(tokens: readonly TimeToken[], today: Temporal.PlainDate): TypedDay | undefined {
  const token = tokens.find((each) => each.kind === 'weekday');
  if (token?.kind !== 'weekday') return undefined;
  const next = tokens.find((each) => isWord(each, 'next'));
  const rest = without(
    tokens,
    token,
    next,
    tokens.find((each) => isWord(each, 'this')),
  );
  if (next !== undefined) {
    const monday = today.add({ days: 8 - today.dayOfWeek });
    const week = rest.find((each) => isWord(each, 'week'));
    return { date: monday.add({ days: token.day - 1 }), onward: 'no', rest: without(rest, week) };
  }
  return { date: today.add({ days: (token.day - today.dayOfWeek + 7) % 7 }), onward: 'week', rest };
}

function nextSpan(tokens: readonly TimeToken[], today: Temporal.PlainDate): TypedDay | undefined {
  const next = tokens.find((each) => isWord(each, 'next'));
  if (next === undefined) return undefined;
  const week = tokens.find((each) => isWord(each, 'week'));
  if (week !== undefined) {
    return {
      date: today.add({ days: 8 - today.dayOfWeek }),
      onward: 'no',
      rest: without(tokens, next, week),
    };
  }
  const month = tokens.find((each) => isWord(each, 'month'));
  if (month === undefined) return undefined;
  return {
    date: today.add({ months: 1 }).with({ day: 1 }),
    onward: 'no',
    rest: without(tokens, next, month),
  };
}

function namedDay(tokens: readonly TimeToken[], today: Temporal.PlainDate): TypedDay | undefined {
  const dayAfter = tokens.find((each) => isWord(each, 'dayAfter'));
  if (dayAfter !== undefined)
    return { date: today.add({ days: 2 }), onward: 'no', rest: without(tokens, dayAfter) };
  const tomorrow = tokens.find((each) => isWord(each, 'tomorrow'));
  if (tomorrow !== undefined) {
    const day = tokens.find((each) => isWord(each, 'day'));
    const after = tokens.find((each) => isWord(each, 'in'));
    const days = day !== undefined && after !== undefined ? 2 : 1;
    return { date: today.add({ days }), onward: 'no', rest: without(tokens, tomorrow, day, after) };
  }
  const said = tokens.find((each) => isWord(each, 'today') || isWord(each, 'this'));
  return said && { date: today, onward: 'no', rest: without(tokens, said) };
}

/** The day in what was typed and the pieces that are left for the time; without a day it is today, or tomorrow once the time is over. */
export function dayOf(tokens: readonly TimeToken[], today: Temporal.PlainDate): TypedDay | undefined {
  if (tokens.some((token) => token.kind === 'date' || token.kind === 'month'))
    return writtenDate(tokens, today);
  return (
    weekday(tokens, today) ??
    nextSpan(tokens, today) ??
    namedDay(tokens, today) ?? { date: today, onward: 'day', rest: tokens }
  );
}
