import { expect, test } from 'vitest';

import { groupsOf } from '@/tests/support/bin/steps/groups-of.mjs';

const isQuiet = (name: string): boolean => name.startsWith('quiet');

test('quiet neighbours run at once, others alone, and all of them in their order', () => {
  expect(groupsOf(['quiet 1', 'quiet 2', 'loud 1', 'loud 2', 'quiet 3'], isQuiet)).toEqual([
    ['quiet 1', 'quiet 2'],
    ['loud 1'],
    ['loud 2'],
    ['quiet 3'],
  ]);
  expect(groupsOf([], isQuiet)).toEqual([]);
});
