import { buildExtension, runTool } from '../prepare/tools.mjs';
import { vitestStep } from './vitest-step.mjs';

/** The limits are for what hangs: a slow computer may need several times as long as a quick one. */
const MINUTE = 60_000;

/**
 * The steps by name, in the order in which they run; `build` comes before those that look at its result. A quiet one
 * shows what it has to say at its end, so it may run beside other quiet ones; the longest of them comes first.
 */
export const STEPS = {
  types: { quiet: true, start: types },
  lint: { quiet: true, start: (tools) => check(tools, 'oxlint', ['--type-aware', '--quiet']) },
  format: {
    quiet: true,
    start: (tools) => check(tools, 'prettier', ['--check', '--log-level', 'warn', '.']),
  },
  unused: { quiet: true, start: (tools) => check(tools, 'knip', []) },
  build: { quiet: true, start: build },
  architecture: {
    needs: ['build'],
    start: (tools, filters) => vitestStep(tools, 'architecture', filters, 10 * MINUTE),
  },
  unit: { start: (tools, filters) => vitestStep(tools, 'unit', filters, 10 * MINUTE) },
  laws: { start: (tools, filters) => vitestStep(tools, 'laws', filters, 15 * MINUTE) },
  server: {
    browser: true,
    start: (tools, filters) => vitestStep(tools, 'server', filters, 20 * MINUTE),
  },
  browser: {
    needs: ['build'],
    browser: true,
    start: (tools, filters) => vitestStep(tools, 'browser', filters, 45 * MINUTE),
  },
};

async function types(tools) {
  const prepared = await runTool(tools, 'wxt', ['prepare'], { show: 'none', timeoutMs: 10 * MINUTE });
  return prepared.code === 0 ? check(tools, 'typescript', ['--noEmit'], 'tsc') : asCheck(prepared);
}

/** What a build that went well says is a moving picture and a list of files: nobody reads it here. */
async function build(tools) {
  const result = asCheck(await buildExtension(tools, { show: 'none', timeoutMs: 10 * MINUTE }));
  return result.failed === 0 ? { ...result, output: '' } : result;
}

async function check(tools, packageName, args, program) {
  return asCheck(await runTool(tools, packageName, args, { program, show: 'none', timeoutMs: 10 * MINUTE }));
}

function asCheck({ code, output, timedOut }) {
  const note = timedOut ? 'took too long and was ended' : undefined;
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, note, output };
}
