import { binOf } from './prepare/toolchain.mjs';
import { main } from './prepare/say.mjs';
import { prepare } from './prepare/prepare.mjs';
import { runTs } from './prepare/run-ts.mjs';

await main(async (args) => {
  const tools = await prepare({ browser: true });
  const { code } = await runTs(tools, 'tests/support/demo/dev.ts', [`--wxt=${binOf('wxt')}`, ...args]);
  return code;
});
