import * as fc from 'fast-check';
import { actions, doubledLabels, sameNotes, wrongClocks, type Action } from '../action';
import { regressions } from '../regressions';
import { simulate } from '../simulate';

/** What a search for a broken invariant came to; one line of JSON on stdout. */
export interface Found {
  readonly runs: number;
  readonly law: string | null;
}

const [seed = '1', most = '2000'] = process.argv.slice(2);

const generators: readonly (readonly [fc.Arbitrary<Action[]>, number])[] = [
  [actions, 0.6],
  [doubledLabels, 0.15],
  [sameNotes, 0.1],
  [wrongClocks, 0.15],
];

/** The same searches as in `npm test`, one after the other, until an invariant breaks. */
function search(): Found {
  let runs = 0;
  for (const { actions: list, seed: random } of regressions) {
    runs += 1;
    try {
      simulate(list, random);
    } catch (error) {
      return { runs, law: lawOf(error) };
    }
  }
  for (const [arbitrary, share] of generators) {
    const found = fc.check(
      fc.property(arbitrary, fc.nat(), (list, random) => void simulate(list, random)),
      { numRuns: Math.round(Number(most) * share), seed: Number(seed), endOnFailure: true },
    );
    runs += found.numRuns;
    if (found.failed) return { runs, law: lawOf(found.errorInstance) };
  }
  return { runs, law: null };
}

function lawOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split(/: [[{"]/)[0]!.slice(0, 80);
}

process.stdout.write(`${JSON.stringify(search())}\n`);
