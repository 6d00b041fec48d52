import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Advice, say, seconds } from './say.mjs';
import { root } from './root.mjs';
import { run } from './command.mjs';

const STAMP = join(root, 'node_modules', '.prepared');

/** Installs the dependencies when they are missing or do not match the lock file. */
export async function installDependencies() {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) {
    say('Dependencies: up to date');
    return;
  }
  if (matchesLockFile()) {
    say('Dependencies: installed and as the lock file says');
  } else {
    await install();
  }
  writeFileSync(STAMP, wanted);
}

async function install() {
  const started = performance.now();
  say(`Dependencies: ${existsSync(join(root, 'node_modules')) ? 'stale' : 'missing'}, running npm ci …`);
  const { program, first, shell } = npm();
  const result = await run(program, [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    show: 'last',
    shell,
  }).catch((error) => {
    throw new Advice(
      `npm could not be started (${error.message}). Install Node with npm from https://nodejs.org.`,
    );
  });
  if (result.code !== 0) {
    throw new Advice(
      `npm ci failed:\n\n${result.output.trim().split('\n').slice(-25).join('\n')}\n\n` +
        'Check that this computer reaches the npm registry, then run the same command again.',
    );
  }
  say(`Dependencies: installed in ${seconds(started)}`);
}

/** npm as it called us, or the one on the PATH. */
function npm() {
  const own = process.env.npm_execpath;
  if (own !== undefined && /npm-cli\.c?js$/.test(own)) {
    return { program: process.execPath, first: [own], shell: false };
  }
  return { program: 'npm', first: [], shell: process.platform === 'win32' };
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) {
    hash.update(readFileSync(join(root, name)));
  }
  return `${hash.digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** Whether npm's own record of what it installed agrees with the lock file, package by package. */
function matchesLockFile() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) {
    return false;
  }
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(
    ([path, entry]) =>
      path === '' ||
      entry.link === true ||
      !fits(entry) ||
      (installed[path]?.version === entry.version && existsSync(join(root, path, 'package.json'))) ||
      (entry.optional === true && installed[path] === undefined && entry.os === undefined),
  );
}

function fits(entry) {
  return (
    allows(entry.os, process.platform) &&
    allows(entry.cpu, process.arch) &&
    (entry.libc === undefined || allows(entry.libc, libc()))
  );
}

/** Whether a package's list of systems (one, several, or exclusions with `!`) has room for this one. */
function allows(declared, value) {
  const list = [declared ?? []].flat();
  const positive = list.filter((item) => !item.startsWith('!'));
  return !list.includes(`!${value}`) && (positive.length === 0 || positive.includes(value));
}

function libc() {
  if (process.platform !== 'linux') {
    return 'none';
  }
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}
