import { describe, expect, it } from 'vitest';
import { parseDue } from '@/lib/domain/follow-up/parse-due';

/** A Wednesday. */
const now = Temporal.ZonedDateTime.from('2026-11-18T11:20:30+05:30[Asia/Kolkata]');

function due(text: string, from = now): string {
  const result = parseDue(text, from);
  return result.ok ? result.value.toPlainDateTime().toString({ smallestUnit: 'minute' }) : result.code;
}

describe('typed times', () => {
  it.each([
    ['fri 4pm', '2026-11-20T16:00'],
    ['friday at 4:30 pm', '2026-11-20T16:30'],
    ['tomorrow 10', '2026-11-19T10:00'],
    ['Tomorrow', '2026-11-19T10:00'],
    ['day after tomorrow 9:15', '2026-11-20T09:15'],
    ['in 2 hours', '2026-11-18T13:20'],
    ['2h', '2026-11-18T13:20'],
    ['in 30 min', '2026-11-18T11:50'],
    ['in a week', '2026-11-25T10:00'],
    ['in 3 days', '2026-11-21T10:00'],
    ['in 2 months', '2027-01-18T10:00'],
    ['25 dec 9:30', '2026-12-25T09:30'],
    ['dec 25 9:30', '2026-12-25T09:30'],
    ['25 December 2027', '2027-12-25T10:00'],
    ['25th dec 5pm', '2026-12-25T17:00'],
    ['3 jan', '2027-01-03T10:00'],
    ['25/12', '2026-12-25T10:00'],
    ['25-12-2026 18:45', '2026-12-25T18:45'],
    ['2026-12-25 08:05', '2026-12-25T08:05'],
    ['next monday', '2026-11-23T10:00'],
    ['next friday 3pm', '2026-11-27T15:00'],
    ['monday next week 3pm', '2026-11-23T15:00'],
    ['next week', '2026-11-23T10:00'],
    ['next month', '2026-12-01T10:00'],
    ['this evening', '2026-11-18T18:00'],
    ['tonight', '2026-11-18T20:00'],
    ['tomorrow morning', '2026-11-19T09:00'],
    ['noon', '2026-11-18T12:00'],
    ['4', '2026-11-18T16:00'],
    ['10', '2026-11-19T10:00'],
    ['9 pm', '2026-11-18T21:00'],
    ['12 am tomorrow', '2026-11-19T00:00'],
    ['05:30', '2026-11-19T05:30'],
    ['wed 5pm', '2026-11-18T17:00'],
    ['wed 9am', '2026-11-25T09:00'],
  ])('reads %s', (text, expected) => expect(due(text)).toBe(expected));

  it.each([
    ['kal 5 baje', '2026-11-19T17:00'],
    ['kal subah 9 baje', '2026-11-19T09:00'],
    ['parso', '2026-11-20T10:00'],
    ['aaj shaam 6 baje', '2026-11-18T18:00'],
    ['do ghante mein', '2026-11-18T13:20'],
    ['2 din baad', '2026-11-20T10:00'],
    ['somvar dopahar 2 baje', '2026-11-23T14:00'],
    ['agle hafte', '2026-11-23T10:00'],
    ['kal saadhe 5 baje', '2026-11-19T17:30'],
    ['kal paune 5 baje', '2026-11-19T16:45'],
    ['कल 5 बजे', '2026-11-19T17:00'],
    ['कल सुबह साढ़े ९ बजे', '2026-11-19T09:30'],
    ['शुक्रवार शाम 4 बजे', '2026-11-20T16:00'],
    ['२ घंटे में', '2026-11-18T13:20'],
    ['25 दिसंबर 9:30', '2026-12-25T09:30'],
    ['परसों दोपहर १२ बजे', '2026-11-20T12:00'],
  ])('reads Hindi: %s', (text, expected) => expect(due(text)).toBe(expected));

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['call him', 'not-understood'],
    ['fri fri', 'not-understood'],
    ['tomorrow 25:00', 'not-understood'],
    ['tomorrow 10:75', 'not-understood'],
    ['31/02', 'not-understood'],
    ['4 5 6', 'not-understood'],
    ['साढ़े', 'not-understood'],
    ['in 0 minutes', 'not-understood'],
    ['1 jan 2020', 'past'],
    ['today 9 am', 'past'],
    ['in 40 years', 'too-far'],
    ['<img src=x>', 'not-understood'],
  ])('refuses %s as %s', (text, code) => expect(due(text)).toBe(code));

  it('never answers with a time that is over', () => {
    for (const text of ['mon', 'wed', '11:20', '18 nov', 'today 11:20', 'now']) {
      const result = parseDue(text, now);
      if (result.ok) expect(Temporal.ZonedDateTime.compare(result.value, now)).toBe(1);
    }
  });

  it('moves a time that daylight saving skips to just after the gap', () => {
    const saturday = Temporal.ZonedDateTime.from('2027-03-13T12:00[America/New_York]');
    expect(parseDue('tomorrow 02:30', saturday)).toMatchObject({ ok: true });
    expect(due('tomorrow 02:30', saturday)).toBe('2027-03-14T03:30');
  });

  it('counts hours exactly and days by the calendar across daylight saving', () => {
    const evening = Temporal.ZonedDateTime.from('2027-03-13T20:00[America/New_York]');
    expect(due('in 12 hours', evening)).toBe('2027-03-14T09:00');
    expect(due('tomorrow 10', evening)).toBe('2027-03-14T10:00');
  });

  it('takes the first of two equal wall-clock times when the clock goes back', () => {
    const saturday = Temporal.ZonedDateTime.from('2026-10-31T12:00[America/New_York]');
    const result = parseDue('tomorrow 01:30', saturday);
    expect(result.ok && result.value.offset).toBe('-04:00');
  });
});
