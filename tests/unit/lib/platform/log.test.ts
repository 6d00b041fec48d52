import { expect, it } from 'vitest';
import { createLog } from '@/lib/platform/log';

it('counts by code, with the last time, and never grows without end', () => {
  let now = 5;
  const log = createLog(() => now);
  log.note('refused-port');
  now = 9;
  log.note('refused-port');
  expect(log.entries()).toEqual([{ code: 'refused-port', count: 2, at: 9 }]);
  for (let index = 0; index < 500; index += 1) log.note(`code-${index}`);
  expect(log.entries()).toHaveLength(100);
  log.note('refused-port');
  expect(log.entries()[0]?.count).toBe(3);
});
