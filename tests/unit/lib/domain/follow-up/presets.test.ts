import { describe, expect, it } from 'vitest';
import { duePresets } from '@/lib/domain/follow-up/presets';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Asia/Kolkata]`);
const shown = (text: string) =>
  duePresets(at(text)).map(
    (preset) => `${preset.id} ${preset.at.toPlainDateTime().toString({ smallestUnit: 'minute' })}`,
  );

describe('follow-up presets', () => {
  it('offers an hour from now, this evening, tomorrow at ten and next Monday at ten', () => {
    expect(shown('2026-11-18T11:20:30')).toEqual([
      'in-1-hour 2026-11-18T12:20',
      'this-evening 2026-11-18T18:00',
      'tomorrow 2026-11-19T10:00',
      'next-monday 2026-11-23T10:00',
    ]);
  });

  it('leaves this evening out when it is near or over', () => {
    expect(shown('2026-11-18T17:40').join()).not.toContain('this-evening');
  });

  it('means the Monday of next week when today is Monday', () => {
    expect(shown('2026-11-16T09:00').at(-1)).toBe('next-monday 2026-11-23T10:00');
  });

  it('keeps ten in the morning across a change to daylight saving', () => {
    const [, , tomorrow] = duePresets(Temporal.ZonedDateTime.from('2027-03-13T12:00[America/New_York]'));
    expect(tomorrow?.at.toPlainTime().toString()).toBe('10:00:00');
    expect(tomorrow?.at.offset).toBe('-04:00');
  });
});
