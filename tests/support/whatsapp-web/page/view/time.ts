/** The clock time of a message in the page's language. */
export function clockTime(time: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(time);
}

/** The date of a message in the page's language. */
export function calendarDate(time: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).format(time);
}

/** What a chat row shows at its end: the clock today, the date before. */
export function rowTime(time: number, locale: string): string {
  const today = new Date().toDateString() === new Date(time).toDateString();
  return today ? clockTime(time, locale) : calendarDate(time, locale);
}
