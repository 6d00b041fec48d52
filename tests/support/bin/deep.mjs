import { main } from './prepare/say.mjs';
import { prepare } from './prepare/prepare.mjs';
import { runSteps } from './steps/run-steps.mjs';

/** What takes longer with `ONECHAT_DEEP=1`; `npm run test:deep -- tests/server/many-seats.test.ts` runs a part. */
const DEEP = ['laws', 'server'];
/** Three browsers under fire for two minutes, and 1,500 commands over stops of the worker; both on both ways to keep IndexedDB. */
const BROWSER = ['tests/browser/three-seats.test.ts', 'tests/browser/worker-stops.test.ts'];

await main(async (filters) => {
  process.env.ONECHAT_DEEP = '1';
  const tools = await prepare({ browser: true });
  const isBrowser = (filter) => filter.startsWith('tests/browser/');
  const steps = filters.some(isBrowser) ? 0 : await runSteps(tools, DEEP, filters);
  if (filters.length > 0 && !filters.every(isBrowser)) return steps;
  const seats = await runSteps(tools, ['browser'], filters.length > 0 ? filters : BROWSER);
  return steps === 0 ? seats : steps;
});
