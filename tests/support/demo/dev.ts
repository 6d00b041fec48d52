import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { spawn } from 'node:child_process';

import { hasDisplay } from './display';
import { launchBrowser } from '../harness/launch';
import { projectRoot } from '../harness/project-root';
import { serveStandIn } from '../whatsapp-web/server/serve';
import { endedByPerson, untilEnded } from './until-ended';

import type { ChildProcess } from 'node:child_process';

const PATIENCE_MS = 60_000;

/** Runs WXT's development server and a browser with its output on the stand-in page. */
async function develop(wxt: string): Promise<void> {
  const signal = endedByPerson();
  const output = resolve(projectRoot(), process.env['WXT_OUT_DIR'] ?? '.output', 'chrome-mv3-dev');
  rmSync(join(output, 'manifest.json'), { force: true });
  const server = spawn(process.execPath, [wxt], {
    cwd: projectRoot(),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await untilBuilt(server, join(output, 'manifest.json'), signal);
  if (signal.aborted) {
    server.kill('SIGTERM');
    return;
  }
  const standIn = await serveStandIn();
  const running = await launchBrowser({
    extensionDir: output,
    standIn,
    headless: !hasDisplay(),
    viewport: hasDisplay() ? null : { width: 1440, height: 900 },
  });
  const ended = Promise.race([untilEnded(running.browser, signal), exitOf(server)]);
  await running.open(standIn.url('chats=24&open=0'));
  console.log(`WhatsApp stand-in: ${standIn.url('chats=24')}   changes reload by themselves; Ctrl+C ends.`);
  await ended;
  await running.close();
  await standIn.close();
  server.kill('SIGTERM');
}

/** Waits for the first build; a server that ends before is reported at once. */
async function untilBuilt(server: ChildProcess, manifest: string, signal: AbortSignal): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!existsSync(manifest) && !signal.aborted) {
    if (server.exitCode !== null || Date.now() > end) {
      server.kill('SIGTERM');
      throw new Error('The development build did not appear; see the messages above.');
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  // The manifest is written last but one; the pages follow within a moment.
  await new Promise((resolve) => setTimeout(resolve, 500));
}

function exitOf(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => server.once('exit', () => resolve()));
}

const wxt = process.argv.find((arg) => arg.startsWith('--wxt='))?.slice('--wxt='.length);
if (wxt === undefined) {
  throw new Error('Start this with `npm run dev`.');
}
await develop(wxt);
