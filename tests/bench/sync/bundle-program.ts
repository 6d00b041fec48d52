import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '@/tests/support/harness/project-root';

/** Bundles a TypeScript program of this folder; answers where it is. */
export async function bundleProgram(file: string): Promise<string> {
  const root = projectRoot();
  const outfile = join(root, '.cache/bench', file.replace(/\.ts$/, '.mjs'));
  await build({
    entryPoints: [join(root, 'tests/bench/sync', file)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    alias: { '@': root },
    logLevel: 'warning',
  });
  return outfile;
}
