import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { searches } from '../support/simulation/action';
import { regressions } from '../support/simulation/regressions';
import { simulate } from '../support/simulation/simulate';

/** The numbers are those of lib/sync/SPEC.md. */
const laws = {
  S1: 'a client gives increasing stamps, whatever its clock does',
  E1: 'after a pull of all, and in the end, a seat holds what the server lets it see, and nothing else',
  E2: 'changes that wait are numbered without a gap, and their stamps follow their numbers',
  E3: 'what was just saved is seen, and leaves the outbox only when the confirmed rows contain it',
  E4: 'no row and no cursor goes back, and a snapshot replaces all of what it stands for',
  E5: 'what was refused is not seen, and is shown as refused until somebody is done with it',
  E6: 'what was erased stays erased, for a seat that was away for 200 days as well',
  E7: 'no change is lost, doubled or left pending',
  E8: 'the server holds exactly what an independent replay of the accepted changes says',
  E9: 'of two versions of a note that did not know each other, both are kept',
} as const;

const isDeep = process.env['ONECHAT_DEEP'] === '1';
const runs = Number(process.env['ONECHAT_SIM_RUNS'] ?? (isDeep ? 10_000 : 2_000));
/** `ONECHAT_SEED` (and `ONECHAT_PATH`) run again what failed; both are printed with every failure. */
const seed = Number(process.env['ONECHAT_SEED'] ?? Date.now() % 2 ** 31);
const path = process.env['ONECHAT_PATH'];

/** What a search found, in words; nothing where every invariant held. */
function search([name, actions, share]: (typeof searches)[number]): string[] {
  const found = fc.check(
    fc.property(actions, fc.nat(), (list, random) => void simulate(list, random)),
    { numRuns: Math.round(runs * share), seed, ...(path === undefined ? {} : { path }) },
  );
  if (!found.failed) return [];
  const [list, random] = found.counterexample ?? [];
  const again = `ONECHAT_SEED=${seed} ONECHAT_PATH=${found.counterexamplePath} (${name})`;
  const why =
    found.errorInstance instanceof Error ? found.errorInstance.message : String(found.errorInstance);
  return [
    `${why}\nrun it again with ${again}\nkeep it as ${JSON.stringify({ seed: random, actions: list })}`,
  ];
}

describe(`whatever happens between seats and server, in ${runs} worlds (seed ${seed})`, () => {
  let found: string[] = [];
  beforeAll(
    () => {
      found = searches.flatMap(search);
    },
    isDeep ? 1_800_000 : 240_000,
  );

  test.each(Object.entries(laws))('%s %s', (law) => {
    expect(found.filter((text) => text.startsWith(law)).join('\n')).toBe('');
  });

  test('nothing else breaks', () => {
    const others = found.filter((text) => !Object.keys(laws).some((law) => text.startsWith(law)));
    expect(others.join('\n')).toBe('');
  });
});

test.each(regressions)('what failed once holds: $name', ({ actions: list, seed: random }) => {
  simulate(list, random);
});
