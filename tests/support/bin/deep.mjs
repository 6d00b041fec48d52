import { main } from './prepare/say.mjs';
import { prepare } from './prepare/prepare.mjs';
import { runSteps } from './steps/run-steps.mjs';

/** What takes longer with `ONECHAT_DEEP=1`; `npm run test:deep -- tests/server/many-seats.test.ts` runs a part. */
const DEEP = ['laws', 'server'];
/**
 * Three browsers under fire for two minutes, and 1,500 commands over stops of the worker, both on both ways to keep
 * IndexedDB; 1,000 fast switches of chats in every generation of the stand-in.
 */
const BROWSER = [
  'tests/browser/three-seats.test.ts',
  'tests/browser/worker-stops.test.ts',
  'tests/browser/chat-switch.test.ts',
];

await main(async (filters) => {
  process.env.ONECHAT_DEEP = '1';
  const tools = await prepare({ browser: true });
  const isBrowser = (filter) => filter.startsWith('tests/browser/');
  const [seats, others] = [filters.filter(isBrowser), filters.filter((filter) => !isBrowser(filter))];
  const isAll = filters.length === 0;
  const steps = isAll || others.length > 0 ? await runSteps(tools, stepsFor(others), others) : 0;
  const browser = isAll || seats.length > 0 ? await runSteps(tools, ['browser'], isAll ? BROWSER : seats) : 0;
  return steps === 0 ? browser : steps;
});

/** A file's folder names its step; a step that none of the files is in would find no test, which is a failure. */
function stepsFor(filters) {
  const named = DEEP.filter((step) => filters.some((filter) => filter.startsWith(`tests/${step}/`)));
  return named.length > 0 ? named : DEEP;
}
