import { expect, test } from 'vitest';

import { run } from '@/tests/support/bin/prepare/command.mjs';

/** A program that starts another one, which holds on to the same output, and goes on for a minute like that one. */
const parent = `
  const { spawn } = require('node:child_process');
  spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'inherit' });
  setTimeout(() => {}, 60_000);
`;

test('answers the code and what was said', async () => {
  const program = ['-e', 'console.log("said"); process.exitCode = 3'];
  expect(await run(process.execPath, program, { show: 'none' })).toMatchObject({
    code: 3,
    output: 'said\n',
    timedOut: false,
  });
});

test('a program that takes too long is ended with all that it started', async () => {
  const began = Date.now();
  const result = await run(process.execPath, ['-e', parent], { show: 'none', timeoutMs: 1_500 });
  expect(result).toMatchObject({ code: 1, timedOut: true });
  // The output ends when nobody holds it any more.
  expect(Date.now() - began).toBeLessThan(15_000);
});
