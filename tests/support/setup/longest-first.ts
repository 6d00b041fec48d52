import { BaseSequencer } from 'vitest/node';

import type { TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first, and those that need the API apart from each other. Vitest knows that of a machine it ran on before; a fresh one has no memory. */
const LONGEST = [
  'server/many-seats',
  'server/people',
  'server/process',
  'server/pages',
  'browser/account',
  'browser/chat-switch',
  'browser/page-side',
  'browser/team',
  'browser/erase-on-disk',
  'browser/three-seats',
  'browser/sidebar-ui',
  'browser/worker-stops',
  'browser/joining',
  'browser/options',
  'browser/composer',
  'browser/drift-drill',
  'browser/chat-list',
];

/** Starts the longest files first, so that two workers end at about one time. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

/** The place in the list, or behind it; files with one rank keep the order that they have. */
function rank({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((name) => moduleId.includes(`/tests/${name}.`));
  return place === -1 ? LONGEST.length : place;
}
