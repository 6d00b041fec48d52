import { mkdtemp, rm } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

import { projectRoot } from '../harness/project-root';

import type { ChildProcess } from 'node:child_process';

const PATIENCE_MS = 60_000;
const LISTENING = /1chat API listening on (\S+)/;

/** A local 1chat API with a demo workspace, or the reason why there is none. */
export type DemoApi =
  | { readonly url: string; readonly seats: string; stop(): Promise<void> }
  | { readonly url: null; readonly why: string };

/** Starts the 1chat API on its usual port with data of its own, which goes when the demo ends. */
export async function startApi(): Promise<DemoApi> {
  const folder = await mkdtemp(join(tmpdir(), '1chat-demo-api-'));
  const child = spawn(process.execPath, [join(projectRoot(), 'tests/support/bin/server.mjs'), '--demo'], {
    cwd: projectRoot(),
    env: { ...process.env, ONECHAT_DATA: folder, PORT: '8787', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  const output = await untilSeated(child);
  const url = LISTENING.exec(output)?.[1];
  if (url !== undefined) return { url, seats: output.replace(LISTENING, '').trim(), stop };
  await stop();
  return { url: null, why: output.trim().split('\n').at(-1) ?? 'it did not start' };
}

/** What the server says until its demo seats are printed, it ends, or patience does. */
function untilSeated(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const done = (): void => {
      clearTimeout(timer);
      resolve(text);
    };
    const timer = setTimeout(done, PATIENCE_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (text.includes('Try: curl')) done();
      });
    }
    child.once('exit', done);
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
