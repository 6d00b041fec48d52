/**
 * `npm run server`: bundles the API and runs it in this process. Also `--build <file>`, which only
 * bundles: for the container image.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const args = process.argv.slice(2);
const onlyBuild = args[0] === '--build';
const outfile = onlyBuild ? args[1] : `${root}.cache/server/main.mjs`;

await build({
  entryPoints: [`${root}server/main.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  packages: 'external',
  alias: { '@': root.replace(/\/$/, '') },
  sourcemap: true,
  logLevel: 'warning',
});

if (!onlyBuild) {
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(outfile));
}
