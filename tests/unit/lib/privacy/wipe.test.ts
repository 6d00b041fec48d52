import { describe, expect, it } from 'vitest';
import { checkPlaces, emptyPlaces, type Place } from '@/lib/privacy/wipe';

function place(name: string, log: string[], works = (_attempt: number) => true): Place {
  let attempt = 0;
  let empty = false;
  return {
    name,
    async empty() {
      attempt += 1;
      log.push(name);
      if (!works(attempt)) throw new Error('in use');
      empty = true;
    },
    isEmpty: () => Promise.resolve(empty),
  };
}

describe('emptyPlaces', () => {
  it('empties in the order given and reads each place again', async () => {
    const log: string[] = [];
    expect(await emptyPlaces([place('keys', log), place('database', log)])).toEqual([
      { place: 'keys', empty: true },
      { place: 'database', empty: true },
    ]);
    expect(log).toEqual(['keys', 'database']);
  });

  it('goes on after a place that fails, and tries that one again', async () => {
    const log: string[] = [];
    const checks = await emptyPlaces([
      place('database', log, (attempt) => attempt > 1),
      place('values', log),
    ]);
    expect(checks.every((check) => check.empty)).toBe(true);
    expect(log).toEqual(['database', 'values', 'database']);
  });

  it('says so when a place cannot be emptied', async () => {
    const log: string[] = [];
    const checks = await emptyPlaces([place('database', log, () => false), place('values', log)]);
    expect(checks).toEqual([
      { place: 'database', empty: false },
      { place: 'values', empty: true },
    ]);
    expect(log.filter((name) => name === 'database')).toHaveLength(3);
  });

  it('does not call a place empty that cannot be read', async () => {
    const dark = {
      name: 'dark',
      empty: () => Promise.resolve(),
      isEmpty: () => Promise.reject(new Error('no')),
    };
    expect(await checkPlaces([dark])).toEqual([{ place: 'dark', empty: false }]);
  });
});
