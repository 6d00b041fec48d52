/** Says whether this computer knows a time zone of that name. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    // A RangeError is how Intl says that it does not know the name.
    return false;
  }
}
