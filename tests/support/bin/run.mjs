import { Advice, main } from './prepare/say.mjs';
import { buildExtension, runTool } from './prepare/tools.mjs';
import { buildWhenStale } from './prepare/build-when-stale.mjs';
import { prepare } from './prepare/prepare.mjs';
import { runTs } from './prepare/run-ts.mjs';
import { runSteps } from './steps/run-steps.mjs';

/** What `npm run <name>` does, by name. */
const TASKS = {
  build: { browser: false, start: (tools) => buildExtension(tools).then(codeOf) },
  zip: { browser: false, start: (tools) => runTool(tools, 'wxt', ['zip']).then(codeOf) },
  check: {
    browser: false,
    start: (tools) => runSteps(tools, ['types', 'lint', 'architecture', 'unused'], []),
  },
  bench: {
    browser: true,
    start: (tools, [first, ...rest]) =>
      first === 'server'
        ? runTs(tools, 'tests/bench/server/run.ts', rest).then(codeOf)
        : benchBuilt(tools, first === undefined ? [] : [first, ...rest]).then(codeOf),
  },
  server: { browser: false, start: (tools, args) => runTs(tools, 'server/main.ts', args).then(codeOf) },
  // Keys and signatures for updates of the selectors: `node tests/support/bin/run.mjs selectors`.
  selectors: {
    browser: false,
    start: (tools, args) => runTs(tools, 'tests/support/selectors/sign.ts', args).then(codeOf),
  },
  'test:mutants': {
    browser: false,
    start: (tools, args) => runTs(tools, 'tests/support/simulation/mutants/run.ts', args).then(codeOf),
  },
  'data-map': {
    browser: false,
    start: (tools, args) => runTs(tools, 'tests/support/data-map/write.ts', args).then(codeOf),
  },
};

/** The hub's figures are measured in the extension as built, so it must be that of these sources. */
async function benchBuilt(tools, args) {
  await buildWhenStale(tools);
  return runTs(tools, 'tests/bench/run.ts', args);
}

function codeOf(result) {
  return result.code;
}

await main(async ([name = '', ...args]) => {
  const task = TASKS[name];
  if (task === undefined) {
    throw new Advice(`There is no task "${name}". Tasks: ${Object.keys(TASKS).join(', ')}.`);
  }
  const tools = await prepare({ browser: task.browser });
  return task.start(tools, args);
});
