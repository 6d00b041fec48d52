import { failed, ok, type Result } from '../shared/result';
import { dayOf, type TypedDay } from './day-of';
import { morningHour } from './presets';
import { timeOfDay, type TimeOfDay } from './time-of-day';
import { timeTokens, type TimeToken } from './time-tokens';
import type { TimeWord } from './time-words';

export type DueCode = 'empty' | 'not-understood' | 'past' | 'too-far';

const farthestYears = 10;
const spans: ReadonlyMap<TimeWord, 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years'> = new Map([
  ['minute', 'minutes'],
  ['hour', 'hours'],
  ['day', 'days'],
  ['week', 'weeks'],
  ['month', 'months'],
  ['year', 'years'],
] as const);

/** "in 2 hours", "2 घंटे में", "30 min". Hours are counted exactly, days by the calendar. */
function fromNow(
  tokens: readonly TimeToken[],
  now: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime | undefined {
  const said = tokens.filter(
    (token) => !(token.kind === 'word' && (token.word === 'in' || token.word === 'filler')),
  );
  const [count, unit] = said;
  if (said.length !== 2 || count?.kind !== 'number' || count.value < 1 || unit?.kind !== 'word')
    return undefined;
  const span = spans.get(unit.word);
  if (span === undefined) return undefined;
  const later = now.add({ [span]: count.value });
  const whole = later.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  return span === 'minutes' || span === 'hours' ? whole : whole.withPlainTime({ hour: morningHour });
}

/** Moves on what lies behind: a time alone to tomorrow, a weekday to the next week, a date to the next year. */
function onward(day: TypedDay): Temporal.DurationLike | null {
  if (day.onward === 'day') return { days: 1 };
  if (day.onward === 'week') return { weeks: 1 };
  return day.onward === 'year' ? { years: 1 } : null;
}

function onDay(
  day: TypedDay,
  time: TimeOfDay,
  now: Temporal.ZonedDateTime,
): Result<Temporal.ZonedDateTime, DueCode> {
  const at = (date: Temporal.PlainDate) =>
    date.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: Temporal.PlainTime.from(time) });
  const due = at(day.date);
  if (Temporal.ZonedDateTime.compare(due, now) > 0) return ok(due);
  const step = onward(day);
  return step === null ? failed('past') : ok(at(day.date.add(step)));
}

const meaningful = (token: TimeToken): boolean =>
  !(token.kind === 'word' && (token.word === 'filler' || token.word === 'in'));
const leftOver = (token: TimeToken): boolean =>
  token.kind === 'weekday' ||
  token.kind === 'month' ||
  token.kind === 'date' ||
  (token.kind === 'word' && (spans.has(token.word) || token.word === 'next' || token.word === 'now'));

/**
 * When a person meant, read from what they typed in English or Hindi: "fri 4pm", "kal 5 baje", "in 2 hours",
 * "25 dec 9:30". Whatever is not understood in full is refused. A wall-clock time that daylight saving skips moves
 * to just after the gap.
 */
export function parseDue(text: string, now: Temporal.ZonedDateTime): Result<Temporal.ZonedDateTime, DueCode> {
  if (text.trim() === '') return failed('empty');
  const tokens = timeTokens(text);
  if (tokens === undefined || tokens.length > 12) return failed('not-understood');
  const due = read(tokens, now);
  if (!due.ok) return due;
  const far = Temporal.ZonedDateTime.compare(due.value, now.add({ years: farthestYears })) > 0;
  return far ? failed('too-far') : due;
}

function read(
  tokens: readonly TimeToken[],
  now: Temporal.ZonedDateTime,
): Result<Temporal.ZonedDateTime, DueCode> {
  const later = fromNow(tokens, now);
  if (later !== undefined) return ok(later);
  const day = dayOf(tokens, now.toPlainDate());
  if (day === undefined) return failed('not-understood');
  const rest = day.rest.filter(meaningful);
  if (rest.some(leftOver)) return failed('not-understood');
  const time = timeOfDay(rest);
  if (time === undefined || (time === null && day.onward === 'day')) return failed('not-understood');
  return onDay(day, time ?? { hour: morningHour, minute: 0 }, now);
}
