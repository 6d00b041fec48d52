import { buildWhenStale } from './prepare/build-when-stale.mjs';
import { main } from './prepare/say.mjs';
import { prepare } from './prepare/prepare.mjs';
import { runTs } from './prepare/run-ts.mjs';

await main(async (args) => {
  const tools = await prepare({ browser: true });
  const extension = await buildWhenStale(tools);
  const { code } = await runTs(tools, 'tests/support/demo/main.ts', [`--extension=${extension}`, ...args]);
  return code;
});
