import type { SelectorSet } from './selector-set';

/** A set in the form of a selector file, as it is parsed at the next border. */
export function fileOfSet(set: SelectorSet): object {
  return { format: 1, ...set };
}
