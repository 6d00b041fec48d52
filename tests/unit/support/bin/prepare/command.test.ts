import { expect, test } from 'vitest';

import { run } from '@/tests/support/bin/prepare/command.mjs';

/** A program that starts another one, says its number, and goes on for a minute. */
const parent = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
  console.log(child.pid);
  setTimeout(() => {}, 60_000);
`;

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('answers the code and what was said', async () => {
  const program = ['-e', 'console.log("said"); process.exitCode = 3'];
  expect(await run(process.execPath, program, { show: 'none' })).toMatchObject({
    code: 3,
    output: 'said\n',
    timedOut: false,
  });
});

test('a program that takes too long is ended with all that it started', async () => {
  const { code, output, timedOut } = await run(process.execPath, ['-e', parent], {
    show: 'none',
    timeoutMs: 3_000,
  });
  expect({ code, timedOut }).toEqual({ code: 1, timedOut: true });
  expect(Number(output)).toBeGreaterThan(0);
  await expect.poll(() => isRunning(Number(output)), { timeout: 5_000 }).toBe(false);
});
