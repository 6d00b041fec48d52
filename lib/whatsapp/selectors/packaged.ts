import { parseSelectorSet } from './parse-selector-set';
import type { SelectorSet } from './selector-set';
import data from './selectors.json';

/** The selectors that came with this build, read by the strict rules of an update. */
export const packagedSelectors: SelectorSet = readPackaged();

/** The names that a selector file must have, no fewer and no more. */
export function targetNames(): readonly string[] {
  return Object.keys(data.targets);
}

function readPackaged(): SelectorSet {
  const parsed = parseSelectorSet(data, targetNames());
  if (!parsed.ok) throw new Error('The packaged selectors are malformed');
  return parsed.value;
}
