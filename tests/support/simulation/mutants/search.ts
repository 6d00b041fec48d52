import * as fc from 'fast-check';
import { searches } from '../action';
import { regressions } from '../regressions';
import { simulate } from '../simulate';

/** What a search for a broken invariant came to; one line of JSON on stdout. */
export interface Found {
  readonly runs: number;
  readonly law: string | null;
}

const [seed = '1', most = '2000'] = process.argv.slice(2);

/** The same searches as in `npm test`, one after the other, until an invariant breaks; what failed once comes last. */
function search(): Found {
  let runs = 0;
  for (const [, actions, share] of searches) {
    const found = fc.check(
      fc.property(actions, fc.nat(), (list, random) => void simulate(list, random)),
      { numRuns: Math.round(Number(most) * share), seed: Number(seed), endOnFailure: true },
    );
    runs += found.numRuns;
    if (found.failed) return { runs, law: lawOf(found.errorInstance) };
  }
  for (const { actions: list, seed: random } of regressions) {
    runs += 1;
    try {
      simulate(list, random);
    } catch (error) {
      return { runs, law: lawOf(error) };
    }
  }
  return { runs, law: null };
}

function lawOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split(/: [[{"]/)[0]!.slice(0, 80);
}

process.stdout.write(`${JSON.stringify(search())}\n`);
