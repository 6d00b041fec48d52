import { BaseSequencer } from 'vitest/node';

import type { TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first. Vitest knows that of a machine it ran on before; a fresh one has no memory. */
const LONGEST = [
  'server/pages',
  'server/many-seats',
  'server/people',
  'server/backup',
  'server/process',
  'server/oracle',
  'server/image',
  'server/hostile',
  'server/seat-latency',
  'browser/page-side',
  'browser/three-seats',
  'browser/chat-switch',
  'browser/account',
  'browser/erase-on-disk',
  'browser/sidebar-ui',
  'browser/chat-list',
  'browser/composer',
  'browser/team',
  'browser/drift-drill',
  'browser/options',
  'browser/worker-stops',
  'browser/joining',
  'browser/accessibility',
  'browser/health',
  'browser/stand-in',
  'browser/main-job',
  'browser/before-accept',
];

/** Starts the longest files first, so that the workers end at about one time. */
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
