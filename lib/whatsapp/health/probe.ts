import { find, findOne } from '../page/find';
import type { PageSelectors, TargetName } from '../selectors/selector-set';

/** How the strict path found one thing. */
export interface Sighting {
  /** The place of the way that worked in the list, from 0; -1 when none did. */
  readonly rank: number;
  readonly candidate: string;
  /** How many elements the first way of the list matches. */
  readonly matches: number;
}

/** What the strict path finds now, target by target. */
export type Probe = (name: TargetName) => Sighting;

/** Looks by the strict path, for the report. */
export function probe(document: Document, set: PageSelectors): Probe {
  const main = findOne('main', document, set);
  const header = main === undefined ? undefined : findOne('header', main, set);
  // A list and its lines are no capability: nothing is judged by one line.
  const roots = { document, main, header, list: undefined, row: undefined };
  return (name) => {
    const { within, candidates = [] } = set.targets[name] ?? {};
    const root = within === undefined ? undefined : roots[within];
    const found = root === undefined ? undefined : find(name, root, set);
    const first = candidates[0]?.css;
    return {
      rank: found === undefined ? -1 : candidates.findIndex((each) => each.name === found.candidate),
      candidate: found?.candidate ?? '',
      matches: root === undefined || first === undefined ? 0 : root.querySelectorAll(first).length,
    };
  };
}
