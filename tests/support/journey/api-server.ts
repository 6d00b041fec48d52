import { mkdtemp, rm } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

import { projectRoot } from '../harness/project-root';
import { startApiProxy, type Fault } from './api-proxy';
import { takeTurn } from './api-turn';

import type { ChildProcess } from 'node:child_process';

/** Where the extension under test was built to find it. */
const origin = new URL(process.env['ONECHAT_API'] ?? 'http://localhost:8787');
/** Where the API itself listens: at the address that is known stands what can spoil its answers. */
const behind = Number(origin.port) + 10_001;
const patience = 60_000;

/** The password of the demo seats, as the server prints it. */
const password = /, password (\S+),/;
/** The first one is the owner's. */
const bearer = /Authorization: Bearer (\S+)/;

/** A real API on this computer, with the demo workspace: an owner, a manager and an agent. */
export interface ApiServer {
  readonly password: string;
  readonly url: string;
  /** What the owner may do with a tool of their own. */
  asOwner(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Ends the process, as a server that went away; the data stays. */
  pause(): Promise<void>;
  /** Starts it again on the same data. */
  resume(): Promise<void>;
  /** Spoils what passes between the browser and the API, until told `null`. */
  fault(fault: Fault | null): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the API with data of its own, which goes with `stop`; waits while another test file has it. */
export async function startApiServer(): Promise<ApiServer> {
  const endTurn = await takeTurn(Number(origin.port));
  const folder = await mkdtemp(join(tmpdir(), '1chat-api-'));
  const proxy = await startApiProxy(Number(origin.port), behind);
  let running = await start(folder);
  return {
    url: origin.origin,
    password: running.password,
    async asOwner(method, path, body) {
      // Not through what spoils the answers.
      const response = await fetch(`http://127.0.0.1:${behind}${path}`, {
        method,
        headers: { authorization: `Bearer ${running.token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
      return response.json();
    },
    pause: () => end(running.child),
    async resume() {
      running = await start(folder);
    },
    fault: (fault) => proxy.set(fault),
    async stop() {
      await proxy.stop();
      await end(running.child);
      await rm(folder, { recursive: true, force: true });
      await endTurn();
    },
  };
}

interface Started {
  readonly child: ChildProcess;
  readonly password: string;
  readonly token: string;
}

async function start(folder: string): Promise<Started> {
  const child = spawn(process.execPath, [join(projectRoot(), 'tests/support/bin/server.mjs'), '--demo'], {
    cwd: projectRoot(),
    env: {
      ...process.env,
      ...{ ONECHAT_DATA: folder, PORT: String(behind), PUBLIC_URL: origin.origin, DATABASE_URL: '' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = await said(child);
  const found = password.exec(text)?.[1];
  const token = bearer.exec(text)?.[1];
  if (found === undefined || token === undefined) {
    await end(child);
    throw new Error(`The API did not start: ${text}`);
  }
  return { child, password: found, token };
}

function said(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const done = (): void => {
      clearTimeout(timer);
      resolve(text);
    };
    const timer = setTimeout(done, patience);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (text.includes('Try: curl')) done();
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
