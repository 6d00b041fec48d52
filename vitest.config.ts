import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const base = {
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  define: { __ONECHAT_API__: JSON.stringify('http://localhost:8787') },
};

/** One project per kind of test; `npm test` runs them in the order of cost. */
export default defineConfig({
  ...base,
  test: {
    projects: [
      {
        ...base,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/setup/node.ts'],
        },
      },
      {
        ...base,
        test: {
          name: 'laws',
          include: ['tests/laws/**/*.law.test.ts'],
          setupFiles: ['tests/support/setup/node.ts'],
          testTimeout: 120_000,
        },
      },
      {
        ...base,
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: ['tests/support/setup/postgres.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...base,
        test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        ...base,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          maxWorkers: 2,
          // Two cores and three processes a browser: one late frame is no defect. A retry shows in the output.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
