import { describe, expect, it } from 'vitest';
import { createTimeFormat } from '@/lib/i18n/format-time';

const zone = 'Asia/Kolkata';
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[${zone}]`).epochMilliseconds;
const format = createTimeFormat('en-GB', zone);
const now = at('2026-11-18T23:30');

describe('due times', () => {
  it('says today and tomorrow by the calendar of the zone, not by hours', () => {
    expect(format.due(at('2026-11-18T23:50'), now)).toBe('Today 23:50');
    expect(format.due(at('2026-11-19T00:10'), now)).toBe('Tomorrow 0:10');
    expect(format.due(at('2026-11-17T09:00'), now)).toBe('Yesterday 9:00');
  });

  it('stand in a sentence without the day where it is today', () => {
    expect(format.moment(at('2026-11-18T10:42'), now)).toBe('10:42');
    expect(format.moment(at('2026-11-17T10:42'), now)).toMatch(/^Tue,? 17 Nov, 10:42$/);
  });

  it('names the year only when it is another one', () => {
    expect(format.due(at('2026-11-25T16:00'), now)).toMatch(/^Wed,? 25 Nov, 16:00$/);
    expect(format.due(at('2027-01-04T16:00'), now)).toMatch(/^Mon,? 4 Jan 2027, 16:00$/);
  });

  it('says how long ago in the largest unit that fits', () => {
    expect(format.relative(now - 30_000, now)).toBe('now');
    expect(format.relative(now - 5 * 60_000, now)).toBe('5 minutes ago');
    expect(format.relative(now + 2 * 3_600_000, now)).toBe('in 2 hours');
    expect(format.relative(at('2026-11-16T12:00'), now)).toBe('2 days ago');
  });
});
