import { spawn, type ChildProcess } from 'node:child_process';
import { projectRoot } from './harness/project-root';

const patience = 120_000;

/** A Node program in a process of its own. */
export interface Child {
  /** What it said until it was ready, or until it ended. */
  readonly said: string;
  /** Whether it said that it is ready; true where nothing was waited for. */
  readonly isReady: boolean;
  /** Asks it to end and waits until it has. */
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

/** Starts a Node program and waits until it says that it is ready, ends, or has taken too long. */
export async function startChild({ args, env, cwd, ready }: Wanted): Promise<Child> {
  const child = spawn(process.execPath, [...args], {
    cwd: cwd ?? projectRoot(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (ready === undefined) {
    for (const stream of [child.stdout, child.stderr]) stream?.resume();
    return { said: '', isReady: true, end: () => end(child) };
  }
  const said = await untilSaid(child, ready);
  return { said, isReady: said.includes(ready), end: () => end(child) };
}

/** Starts a Node program that must become ready; throws what it said where it does not. */
export async function startReady(wanted: Wanted): Promise<Child> {
  const child = await startChild(wanted);
  if (child.isReady) return child;
  await child.end();
  throw new Error(`${wanted.args[0] ?? ''} did not start: ${child.said}`);
}

function untilSaid(child: ChildProcess, ready: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const done = (): void => {
      clearTimeout(timer);
      resolve(text);
    };
    const timer = setTimeout(done, patience);
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
