import { join } from 'node:path';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { countTests, secondTries } from './count-tests.mjs';
import { root } from '../prepare/root.mjs';
import { runTool } from '../prepare/tools.mjs';

/** Runs one Vitest project and counts its tests from Vitest's own report; `ONECHAT_DEEP=1` asks for more, so it may take longer. */
export async function vitestStep(tools, project, filters, timeoutMs) {
  const report = join(root, '.cache', 'test', `${project}.json`);
  mkdirSync(join(root, '.cache', 'test'), { recursive: true });
  rmSync(report, { force: true });
  const limit = timeoutMs * (process.env.ONECHAT_DEEP === '1' ? 5 : 1);
  const { code, timedOut } = await runTool(
    tools,
    'vitest',
    [
      'run',
      '--project',
      `${project}*`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ],
    { timeoutMs: limit },
  );
  const read = readReport(report);
  const counted = {
    ...countTests(read, code),
    output: describe(read === undefined ? [] : secondTries(read)),
  };
  return timedOut ? { ...counted, note: `ended after ${limit / 60_000} minutes` } : counted;
}

/** A test that passes at its second try is no failure, but somebody should know. */
function describe(tries) {
  return tries.length === 0 ? undefined : ['At a second try:', ...tries].join('\n  ');
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
