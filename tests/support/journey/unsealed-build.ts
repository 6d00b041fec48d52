import { join } from 'node:path';

import { build } from 'wxt';

import { projectRoot } from '../harness/project-root';

const outDir = '.cache/unsealed-build';

/**
 * Builds the extension with a sealer that does not seal and answers its folder. The product has no switch for this:
 * the one module is replaced while it is bundled.
 */
export async function buildUnsealed(): Promise<string> {
  const root = projectRoot();
  const sealer = join(root, 'lib/store/sealer.ts');
  let replaced = 0;
  const environment = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({
      root,
      outDir,
      mode: 'production',
      logger: quietLogger,
      vite: () => ({
        plugins: [
          {
            name: 'unsealed',
            enforce: 'pre' as const,
            async resolveId(source: string, importer: string | undefined) {
              if (!/(?:^|\/)sealer$/.test(source) || importer === undefined) return null;
              const found = await this.resolve(source, importer, { skipSelf: true });
              if (found?.id !== sealer) return null;
              replaced += 1;
              return join(root, 'tests/support/journey/open-sealer.ts');
            },
          },
        ],
      }),
    });
  } finally {
    if (environment === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = environment;
  }
  if (replaced === 0) throw new Error('The sealer was not found in the build, so nothing was replaced.');
  return join(root, outDir, 'chrome-mv3');
}

const silent = (): void => undefined;
const quietLogger = {
  debug: silent,
  log: silent,
  info: silent,
  warn: silent,
  error: (...args: unknown[]) => console.error(...args),
  fatal: (...args: unknown[]) => console.error(...args),
  success: silent,
  level: 0,
};
