/**
 * `npm run server`: bundles the API once and starts it in this process's place. Also `--build <file>`, which only
 * bundles: for the container image.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
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
  const child = spawn(process.execPath, ['--enable-source-maps', outfile, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}
