import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, root } from './project-files';

const outFolder = '.cache/arch-build';
const inputs = ['components', 'entrypoints', 'lib', 'public'];
const settings = ['manifest.ts', 'package-lock.json', 'tsconfig.json', 'wxt.config.ts'];

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const path of [...inputs.flatMap(filesIn), ...settings]) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Builds the extension as it is released, unless the last build was made from the same sources; returns its folder. */
export function buildExtension(): string {
  const out = join(root, outFolder);
  const stamp = join(out, 'sources.sha256');
  const digest = digestOfSources();
  const folder = join(out, 'chrome-mv3');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return folder;

  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const { ONECHAT_API: _api, VITEST: _vitest, NODE_OPTIONS: _options, ...env } = process.env;
  execFileSync(process.execPath, [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production', WXT_OUT_DIR: outFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  writeFileSync(stamp, digest);
  return folder;
}
