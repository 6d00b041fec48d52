import { buildExtension, runTool } from '../prepare/tools.mjs';
import { vitestStep } from './vitest-step.mjs';

const MINUTE = 60_000;

/** The steps by name, in the order in which they run; `build` comes before those that look at its result. */
export const STEPS = {
  types: { start: types },
  lint: { start: (tools) => check(tools, 'oxlint', ['--type-aware', '--quiet']) },
  format: { start: (tools) => check(tools, 'prettier', ['--check', '--log-level', 'warn', '.']) },
  unused: { start: (tools) => check(tools, 'knip', []) },
  build: { start: (tools) => buildExtension(tools, { timeoutMs: 3 * MINUTE }).then(asCheck) },
  architecture: {
    needs: ['build'],
    start: (tools, filters) => vitestStep(tools, 'architecture', filters, 4 * MINUTE),
  },
  unit: { start: (tools, filters) => vitestStep(tools, 'unit', filters, 5 * MINUTE) },
  laws: { start: (tools, filters) => vitestStep(tools, 'laws', filters, 6 * MINUTE) },
  server: {
    browser: true,
    start: (tools, filters) => vitestStep(tools, 'server', filters, 6 * MINUTE),
  },
  browser: {
    needs: ['build'],
    browser: true,
    start: (tools, filters) => vitestStep(tools, 'browser', filters, 16 * MINUTE),
  },
};

async function types(tools) {
  const prepared = await runTool(tools, 'wxt', ['prepare'], { show: 'none', timeoutMs: 2 * MINUTE });
  if (prepared.code !== 0) {
    process.stdout.write(prepared.output);
    return asCheck(prepared);
  }
  return check(tools, 'typescript', ['--noEmit'], 'tsc');
}

async function check(tools, packageName, args, program) {
  return asCheck(await runTool(tools, packageName, args, { program, timeoutMs: 4 * MINUTE }));
}

function asCheck({ code }) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}
