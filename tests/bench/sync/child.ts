import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '@/tests/support/harness/project-root';

const patience = 120_000;

/** A server in a process of its own. */
export interface Child {
  /** What it said until it was ready. */
  readonly said: string;
  end(): Promise<void>;
}

interface Wanted {
  readonly args: readonly string[];
  readonly env: { readonly [name: string]: string };
  /** Where it runs; the project's folder where nothing is said. */
  readonly cwd?: string;
  /** It is ready when it says this; one that says nothing is for its caller to look after. */
  readonly ready?: string;
}

/** Starts a Node program and waits until it says that it is ready. */
export async function startChild({ args, env, cwd, ready }: Wanted): Promise<Child> {
  const child = spawn(process.execPath, [...args], {
    cwd: cwd ?? projectRoot(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (ready === undefined) {
    for (const stream of [child.stdout, child.stderr]) stream?.resume();
    return { said: '', end: () => end(child) };
  }
  const said = await untilSaid(child, ready);
  if (!said.includes(ready)) {
    await end(child);
    throw new Error(`${args[0] ?? ''} did not start: ${said}`);
  }
  return { said, end: () => end(child) };
}

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

function untilSaid(child: ChildProcess, ready: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const timer = setTimeout(() => resolve(text), patience);
    const done = (): void => {
      clearTimeout(timer);
      resolve(text);
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (piece: string) => {
        // Only the beginning is of interest; the rest is let through so that the pipe does not fill.
        if (text.length < 100_000) text += piece;
        if (text.includes(ready)) done();
      });
    }
    child.once('exit', done);
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
