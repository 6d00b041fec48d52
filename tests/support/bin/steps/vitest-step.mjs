import { join } from 'node:path';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { countTests } from './count-tests.mjs';
import { root } from '../prepare/root.mjs';
import { runTool } from '../prepare/tools.mjs';

/** Runs one Vitest project and counts its tests from Vitest's own report. */
export async function vitestStep(tools, project, filters, timeoutMs) {
  const report = join(root, '.cache', 'test', `${project}.json`);
  mkdirSync(join(root, '.cache', 'test'), { recursive: true });
  rmSync(report, { force: true });
  const { code } = await runTool(
    tools,
    'vitest',
    [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ],
    { timeoutMs },
  );
  return countTests(readReport(report), code);
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
