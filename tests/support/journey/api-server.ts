import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

import { startReady, type Child } from '../child';
import { startApiProxy, type Fault } from './api-proxy';

/** Where the extension under test was built to find the API. */
const built = new URL(process.env['ONECHAT_API'] ?? 'http://localhost:8787');

const listening = /1chat API listening on http:\/\/localhost:(\d+)/;
/** The password of the demo seats, as the server prints it. */
const password = /, password (\S+),/;
/** The first one is the owner's. */
const bearer = /Authorization: Bearer (\S+)/;

/** A real API on this computer, with the demo workspace: an owner, a manager and an agent. */
export interface ApiServer {
  readonly password: string;
  /** Its address for a browser that was launched with its `rule`: the one that the extension was built for. */
  readonly url: string;
  /** Leads a browser from that address to a port of this server's own; so several can run at once. */
  readonly rule: string;
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

/** Starts the API with data of its own, which goes with `stop`. */
export async function startApiServer(): Promise<ApiServer> {
  const folder = await mkdtemp(join(tmpdir(), '1chat-api-'));
  let running = await start(folder, '0');
  const { port } = running;
  // Where a browser comes stands what can spoil the answers.
  const proxy = await startApiProxy(Number(port));
  return {
    url: built.origin,
    rule: `MAP ${built.host} 127.0.0.1:${proxy.port}`,
    password: running.password,
    async asOwner(method, path, body) {
      // Not through what spoils the answers.
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { authorization: `Bearer ${running.token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
      return response.json();
    },
    pause: () => running.child.end(),
    async resume() {
      running = await start(folder, port);
    },
    fault: (fault) => proxy.set(fault),
    async stop() {
      await proxy.stop();
      await running.child.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Started {
  readonly child: Child;
  readonly port: string;
  readonly password: string;
  readonly token: string;
}

async function start(folder: string, port: string): Promise<Started> {
  const child = await startReady({
    args: ['tests/support/bin/server.mjs', '--demo'],
    env: { ONECHAT_DATA: folder, PORT: port, PUBLIC_URL: built.origin, DATABASE_URL: '' },
    ready: 'Try: curl',
  });
  const first = (pattern: RegExp): string => pattern.exec(child.said)?.[1] ?? '';
  return { child, port: first(listening), password: first(password), token: first(bearer) };
}
