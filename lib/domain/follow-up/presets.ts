export const presetIds = ['in-1-hour', 'this-evening', 'tomorrow', 'next-monday'] as const;
export type PresetId = (typeof presetIds)[number];

export interface DuePreset {
  readonly id: PresetId;
  readonly at: Temporal.ZonedDateTime;
}

export const morningHour = 10;
const eveningHour = 18;
const monday = 1;

const atHour = (day: Temporal.ZonedDateTime, hour: number): Temporal.ZonedDateTime =>
  day.withPlainTime({ hour, minute: 0 });

/** The times that are one press away; this evening is left out when it is too near or over. */
export function duePresets(now: Temporal.ZonedDateTime): readonly DuePreset[] {
  const evening = atHour(now, eveningHour);
  const untilMonday = (monday - now.dayOfWeek + 7) % 7 || 7;
  const all: DuePreset[] = [
    { id: 'in-1-hour', at: now.add({ hours: 1 }).round({ smallestUnit: 'minute', roundingMode: 'floor' }) },
    { id: 'this-evening', at: evening },
    { id: 'tomorrow', at: atHour(now.add({ days: 1 }), morningHour) },
    { id: 'next-monday', at: atHour(now.add({ days: untilMonday }), morningHour) },
  ];
  const soon = now.add({ minutes: 30 });
  return all.filter(({ id, at }) => id !== 'this-evening' || Temporal.ZonedDateTime.compare(at, soon) > 0);
}
