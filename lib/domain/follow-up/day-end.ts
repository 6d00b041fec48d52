/** When the person's day ends, in milliseconds since 1970 UTC: the start of the next day in their zone. */
export function dayEnd(now: number, zone: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  return today.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
}
