import { main } from './prepare/say.mjs';
import { prepare } from './prepare/prepare.mjs';
import { runSteps } from './steps/run-steps.mjs';

/** What takes longer with `ONECHAT_DEEP=1`; `npm run test:deep -- tests/server/many-seats.test.ts` runs a part. */
const DEEP = ['laws', 'server'];

await main(async (filters) => {
  process.env.ONECHAT_DEEP = '1';
  const tools = await prepare({ browser: true });
  return runSteps(tools, DEEP, filters);
});
