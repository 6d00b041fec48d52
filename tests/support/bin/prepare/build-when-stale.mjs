import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Advice, say, seconds } from './say.mjs';
import { buildExtension } from './tools.mjs';
import { root } from './root.mjs';

const STAMP = join(root, '.cache', 'built');
const FOLDERS = ['components', 'entrypoints', 'lib', 'public'];

/** The folder of the built extension. */
function builtExtension() {
  return resolve(root, process.env.WXT_OUT_DIR ?? '.output', 'chrome-mv3');
}

/** Builds the extension unless its sources are those of the last build. */
export async function buildWhenStale(tools) {
  const wanted = fingerprint();
  const built = existsSync(join(builtExtension(), 'manifest.json'));
  if (built && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) {
    say('Build: unchanged since the last one');
    return builtExtension();
  }
  const started = performance.now();
  say('Build: building the extension …');
  rmSync(STAMP, { force: true });
  const result = await buildExtension(tools, { show: 'last' });
  if (result.code !== 0) {
    throw new Advice(`The build failed:\n\n${result.output.trim().split('\n').slice(-30).join('\n')}`);
  }
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(STAMP, wanted);
  say(`Build: ${builtExtension()} in ${seconds(started)}`);
  return builtExtension();
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.env.ONECHAT_API ?? ''}\n${builtExtension()}\n`);
  const files = [
    ...FOLDERS.flatMap((folder) => filesIn(join(root, folder))),
    ...readdirSync(root)
      .filter((name) => name.endsWith('.ts') || /^(package|package-lock|tsconfig)\.json$/.test(name))
      .map((name) => join(root, name)),
  ];
  for (const file of files.sort((a, b) => (a < b ? -1 : 1))) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    : [];
}
