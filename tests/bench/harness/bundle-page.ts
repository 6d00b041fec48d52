import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '@/tests/support/harness/project-root';

/** Bundles a file of `tests/bench/page/` into one script for a browser page. */
export async function bundlePage(file: string): Promise<string> {
  const root = projectRoot();
  const { outputFiles } = await build({
    entryPoints: [join(root, 'tests/bench/page', file)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome148',
    minify: true,
    alias: { '@': root },
    // The peers have a package file of their own.
    nodePaths: [join(root, 'tests/bench/peers/node_modules')],
    define: { __ONECHAT_API__: '""', global: 'globalThis' },
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error(`${file} was not bundled.`);
  return script.text;
}
