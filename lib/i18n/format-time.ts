/** How times are shown to one person: their locale, their zone. */
export interface TimeFormat {
  /** `Today 16:00`, `Tomorrow 10:00`, `Fri 20 Nov, 16:00`; the year only when it is another one. */
  due(at: number, now: number): string;
  /** For the middle of a sentence: `10:42` where it is today, `Fri 20 Nov, 16:00` where it is not. */
  moment(at: number, now: number): string;
  /** In full, for a preview or a title. */
  full(at: number): string;
  /** `5 minutes ago`, `in 2 hours`, `yesterday`. */
  relative(at: number, now: number): string;
  number(value: number): string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function dayNumber(at: number, zone: string): number {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  return Math.round(Date.UTC(date.year, date.month - 1, date.day) / day);
}

const capital = (text: string, locale: string): string =>
  text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);

/** Times and numbers as `locale` writes them, in `zone`. */
export function createTimeFormat(locale: string, zone: string): TimeFormat {
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  const clock = of({ hour: 'numeric', minute: '2-digit' });
  const short = of({ weekday: 'short', day: 'numeric', month: 'short' });
  const withYear = of({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const long = of({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const plain = new Intl.NumberFormat(locale);
  const yearOf = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).year;
  const dated = (at: number, now: number) =>
    `${(yearOf(at) === yearOf(now) ? short : withYear).format(at)}, ${clock.format(at)}`;
  return {
    due(at, now) {
      const days = dayNumber(at, zone) - dayNumber(now, zone);
      if (Math.abs(days) <= 1) return `${capital(words.format(days, 'day'), locale)} ${clock.format(at)}`;
      return dated(at, now);
    },
    moment: (at, now) => (dayNumber(at, zone) === dayNumber(now, zone) ? clock.format(at) : dated(at, now)),
    full: (at) => long.format(at),
    relative(at, now) {
      const away = at - now;
      const size = Math.abs(away);
      if (size < minute) return words.format(0, 'second');
      if (size < hour) return words.format(Math.trunc(away / minute), 'minute');
      if (size < day) return words.format(Math.trunc(away / hour), 'hour');
      const days = dayNumber(at, zone) - dayNumber(now, zone);
      return size < 30 * day
        ? words.format(days, 'day')
        : (yearOf(at) === yearOf(now) ? short : withYear).format(at);
    },
    number: (value) => plain.format(value),
  };
}
