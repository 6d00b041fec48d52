import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

import { extensionKey } from '@/manifest';

const FILES: Readonly<Record<string, string>> = {
  'worker.js': `
    chrome.runtime.onMessage.addListener((message, sender, respond) => {
      if (message === 'fail') setTimeout(() => { throw new Error('worker failed on purpose'); });
      respond(message);
    });`,
  'content.js': `
    addEventListener('DOMContentLoaded', () => {
      const host = document.createElement('div');
      host.style.cssText = 'position: fixed; inset: 0 0 auto auto';
      const frame = document.createElement('iframe');
      frame.src = chrome.runtime.getURL('sidebar.html?view=contact#t=1');
      host.attachShadow({ mode: 'closed' }).append(frame);
      document.body.append(host);
    });`,
  'sidebar.html':
    '<!doctype html><title>Sidebar</title><script src="sidebar.js"></script><button>Save contact</button>',
  'sidebar.js': `
    addEventListener('click', () => {
      console.error('frame complained on purpose');
      Promise.reject(new Error('frame rejected on purpose'));
      chrome.runtime.sendMessage('fail');
    });`,
};

/** Writes a small extension with the real one's id: a worker, and a frame in a closed shadow root. */
export async function makeHarnessExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), '1chat-extension-'));
  await mkdir(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'harness check',
    version: '1',
    key: extensionKey,
    permissions: ['storage'],
    background: { service_worker: 'worker.js' },
    content_scripts: [
      { matches: ['https://web.whatsapp.com/*'], js: ['content.js'], run_at: 'document_start' },
    ],
    web_accessible_resources: [{ resources: ['sidebar.html'], matches: ['https://web.whatsapp.com/*'] }],
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await Promise.all(Object.entries(FILES).map(([name, text]) => writeFile(join(folder, name), text)));
  return folder;
}
