import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { mutants, type Patch } from './mutants';
import type { Found } from './search';

const root = process.cwd();
const folder = mkdtempSync(join(root, '.cache', 'mutants-'));
const [seed = String(Date.now() % 2 ** 31), most = '5000'] = process.argv.slice(2);

/** The source of a file with the patches for it; a patch that fits nowhere, or twice, is an error. */
function patched(file: string, patches: readonly Patch[]): string {
  return patches.reduce(
    (text, { from, to }) => {
      const parts = text.split(from);
      if (parts.length !== 2)
        throw new Error(`${file}: ${parts.length - 1} places for ${JSON.stringify(from)}`);
      return parts.join(to);
    },
    readFileSync(join(root, file), 'utf8'),
  );
}

function planting(patches: readonly Patch[]): Plugin {
  const byFile = Map.groupBy(patches, ({ file }) => join(root, file));
  return {
    name: 'plant',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const mine = byFile.get(path);
        return mine === undefined ? null : { contents: patched(mine[0]!.file, mine), loader: 'ts' };
      });
    },
  };
}

async function search(name: string, patches: readonly Patch[]): Promise<Found> {
  for (const { file } of patches)
    patched(
      file,
      patches.filter((patch) => patch.file === file),
    );
  const outfile = join(folder, `${name.replaceAll(/\W+/g, '-')}.mjs`);
  await build({
    entryPoints: [join(root, 'tests/support/simulation/mutants/search.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': root },
    plugins: [planting(patches)],
    logLevel: 'warning',
  });
  const { stdout, stderr } = spawnSync(process.execPath, [outfile, seed, most], {
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (stdout === '') throw new Error(`${name}: ${stderr}`);
  return JSON.parse(stdout) as Found;
}

/** Plants one bug after the other and says which invariant found it; without a bug, none may break. */
async function main(): Promise<number> {
  process.stdout.write(`seed ${seed}, at most ${most} worlds each\n`);
  let wrong = 0;
  for (const { name, patches } of [{ name: 'no bug at all', patches: [] }, ...mutants]) {
    const { runs, law } = await search(name, patches);
    const isRight = (law !== null) === patches.length > 0;
    if (!isRight) wrong += 1;
    const said = law === null ? `nothing found in ${runs} worlds` : `found after ${runs}: ${law}`;
    process.stdout.write(`${isRight ? 'ok ' : 'NOT'} ${name}: ${said}\n`);
  }
  process.stdout.write(`${mutants.length + 1 - wrong} passed, ${wrong} failed\n`);
  return wrong === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
