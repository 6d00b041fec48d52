import { describe, expect, it } from 'vitest';
import { timeOfStamp } from '@/lib/domain/shared/stamp';
import { isStamp, laterStamp, maxAhead, receive, tick } from '@/lib/sync/stamp';

const client = '0123456789abcdef';
const now = Date.UTC(2026, 10, 20, 9);

describe('a stamp', () => {
  it('has 28 characters: nine of time, three of counter, the client', () => {
    const stamp = tick({ last: null, client, now });
    expect(stamp).toHaveLength(28);
    expect(isStamp(stamp)).toBe(true);
    expect(timeOfStamp(stamp)).toBe(now);
    expect(stamp.slice(9)).toBe(`000${client}`);
  });

  it('is told from text that is none', () => {
    for (const other of ['', 'x'.repeat(27), 'X'.repeat(28), 7, null, undefined])
      expect(isStamp(other)).toBe(false);
  });
});

describe('ticking', () => {
  it('takes the time of the computer when that has moved on', () => {
    const last = tick({ last: null, client, now });
    expect(timeOfStamp(tick({ last, client, now: now + 5 }))).toBe(now + 5);
  });

  it('counts within one millisecond and when the clock goes back', () => {
    const last = tick({ last: null, client, now });
    const same = tick({ last, client, now });
    const back = tick({ last: same, client, now: now - 86_400_000 });
    expect([last < same, same < back]).toEqual([true, true]);
    expect(timeOfStamp(back)).toBe(now);
    expect(back.slice(9, 12)).toBe('002');
  });

  it('goes to the next millisecond when the counter is full', () => {
    const full = `${tick({ last: null, client, now }).slice(0, 9)}zzz${client}`;
    const next = tick({ last: full, client, now });
    expect(next > full).toBe(true);
    expect(timeOfStamp(next)).toBe(now + 1);
  });

  it('survives a clock that says nonsense', () => {
    for (const wrong of [-5, 0.5, 36 ** 10]) {
      expect(isStamp(tick({ last: null, client, now: wrong }))).toBe(true);
    }
  });
});

describe('receiving', () => {
  const other = 'ffffffffffffffff';

  it('makes the next stamp later than what was received', () => {
    const last = tick({ last: null, client, now });
    const remote = tick({ last: null, client: other, now: now + 30_000 });
    const seen = receive({ last, client, now }, remote);
    expect(seen).toEqual({ ok: true, value: remote });
    expect(tick({ last: remote, client, now }) > remote).toBe(true);
  });

  it('keeps its own reading when that is later', () => {
    const last = tick({ last: null, client, now });
    const remote = tick({ last: null, client: other, now: now - 1 });
    expect(receive({ last, client, now }, remote)).toEqual({ ok: true, value: last });
  });

  it('refuses a stamp too far ahead, and text that is no stamp', () => {
    const edge = tick({ last: null, client: other, now: now + maxAhead });
    const beyond = tick({ last: null, client: other, now: now + maxAhead + 1 });
    expect(receive({ last: null, client, now }, edge).ok).toBe(true);
    expect(receive({ last: null, client, now }, beyond)).toMatchObject({ code: 'ahead' });
    expect(receive({ last: null, client, now }, 'zzz')).toMatchObject({ code: 'malformed' });
  });
});

describe('the later of two stamps', () => {
  it('treats a missing one as earlier than all', () => {
    expect([
      laterStamp(null, null),
      laterStamp('a', null),
      laterStamp(null, 'b'),
      laterStamp('b', 'a'),
    ]).toEqual([null, 'a', 'b', 'b']);
  });
});
