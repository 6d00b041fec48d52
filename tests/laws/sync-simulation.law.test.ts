import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions, doubledLabels, sameNotes, wrongClocks, type Action } from '../support/simulation/action';
import { simulate } from '../support/simulation/simulate';
import { regressions } from '../support/simulation/regressions';

const isDeep = process.env['ONECHAT_DEEP'] === '1';
const runs = Number(process.env['ONECHAT_SIM_RUNS'] ?? (isDeep ? 10_000 : 2_000));
/** `ONECHAT_SEED` (and `ONECHAT_PATH`) run again what failed; both are printed with every failure. */
const seed = Number(process.env['ONECHAT_SEED'] ?? Date.now() % 2 ** 31);
const path = process.env['ONECHAT_PATH'];

function check(arbitrary: fc.Arbitrary<Action[]>, numRuns: number): void {
  fc.assert(
    fc.property(arbitrary, fc.nat(), (list, random) => {
      simulate(list, random);
    }),
    { numRuns, seed, ...(path === undefined ? {} : { path }), verbose: 0 },
  );
}

describe('whatever happens between seats and server', { timeout: isDeep ? 1_200_000 : 240_000 }, () => {
  test.each(regressions)('what failed once holds: $name', ({ actions: list, seed: random }) => {
    expect(() => simulate(list, random)).not.toThrow();
  });

  test(`holds in ${runs} worlds (seed ${seed})`, () => {
    check(actions, Math.round(runs * 0.6));
  });

  test('counts each change once when answers are lost and requests come twice', () => {
    check(doubledLabels, Math.round(runs * 0.15));
  });

  test('keeps both versions when two write into one note', () => {
    check(sameNotes, Math.round(runs * 0.1));
  });

  test('keeps order and meaning when clocks are set while changes wait', () => {
    check(wrongClocks, Math.round(runs * 0.15));
  });
});
