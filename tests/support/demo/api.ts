import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

import { startChild } from '../child';

const LISTENING = /1chat API listening on (\S+)/;

/** A local 1chat API with a demo workspace, or the reason why there is none. */
export type DemoApi =
  | { readonly url: string; readonly seats: string; stop(): Promise<void> }
  | { readonly url: null; readonly why: string };

/** Starts the 1chat API on its usual port with data of its own, which goes when the demo ends. */
export async function startApi(): Promise<DemoApi> {
  const folder = await mkdtemp(join(tmpdir(), '1chat-demo-api-'));
  const child = await startChild({
    args: ['tests/support/bin/server.mjs', '--demo'],
    env: { ONECHAT_DATA: folder, PORT: '8787', DATABASE_URL: '' },
    ready: 'Try: curl',
  });
  const stop = async (): Promise<void> => {
    await child.end();
    await rm(folder, { recursive: true, force: true });
  };
  const url = LISTENING.exec(child.said)?.[1];
  if (url !== undefined) return { url, seats: child.said.replace(LISTENING, '').trim(), stop };
  await stop();
  return { url: null, why: child.said.trim().split('\n').at(-1) ?? 'it did not start' };
}
