import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';
import { run } from './command.mjs';

/** Bundles a TypeScript entry (with the `@/` alias) into `.cache/run` and runs it on the tools' Node. */
export async function runTs(tools, entry, args, options = {}) {
  const esbuild = await import(pathToFileURL(join(root, 'node_modules', 'esbuild', 'lib', 'main.js')).href);
  const outfile = join(root, '.cache', 'run', `${entry.replaceAll(/[^a-z0-9]+/gi, '-')}.mjs`);
  await esbuild.build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    alias: { '@': root },
    jsx: 'automatic',
    sourcemap: 'inline',
    define: { __ONECHAT_API__: JSON.stringify(process.env.ONECHAT_API ?? 'http://localhost:8787') },
    logLevel: 'warning',
  });
  return run(tools.node, ['--enable-source-maps', outfile, ...args], { env: tools.env, ...options });
}
