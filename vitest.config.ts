import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/setup/longest-first.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const base = {
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  define: { __ONECHAT_API__: JSON.stringify('http://localhost:8787') },
};

/** Vitest would keep one core for itself: on two cores that is half of them. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

/** Unit tests that put a module in the place of another: the next file would find it there. */
const mocking = globSync('tests/unit/**/*.test.{ts,tsx}', { cwd: root }).filter((file) =>
  readFileSync(`${root}${file}`, 'utf8').includes('vi.mock('),
);

const unit = {
  setupFiles: ['tests/support/setup/node.ts'],
  maxWorkers,
  // What takes half a second takes ten times as long on a machine that does other things too.
  testTimeout: 20_000,
};

/**
 * One project per kind of test; `npm test` runs them in the order of cost. Files of a kind share their workers: no
 * module here keeps state of its own, and to read all of them anew for each file takes as long as the tests.
 */
export default defineConfig({
  ...base,
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...base,
        test: {
          ...unit,
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: mocking,
          isolate: false,
        },
      },
      { ...base, test: { ...unit, name: 'unit-mocking', include: mocking } },
      {
        ...base,
        test: {
          name: 'laws',
          include: ['tests/laws/**/*.law.test.ts'],
          setupFiles: ['tests/support/setup/node.ts'],
          maxWorkers,
          isolate: false,
          testTimeout: 120_000,
        },
      },
      {
        ...base,
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: ['tests/support/setup/databases.ts'],
          maxWorkers,
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...base,
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          maxWorkers,
          isolate: false,
          testTimeout: 120_000,
        },
      },
      {
        ...base,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          maxWorkers: 3,
          isolate: false,
          // Vitest wants a place in the order of its own for a number of workers of its own.
          sequence: { groupOrder: 1 },
          // Two cores and three processes a browser: one late frame is no defect. A retry shows in the output.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
