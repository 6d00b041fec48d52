import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { pageWords } from '@/lib/i18n/page/words';
import { fileOfSet } from '@/lib/whatsapp/selectors/file-of-set';
import { packagedSelectors } from '@/lib/whatsapp/selectors/packaged';

import { projectRoot } from '../harness/project-root';

/** Answers as the real worker does, and lets a test turn the gate and see what was asked. */
const worker = `
  self.calls = [];
  self.issued = 0;
  const gate = async () => (await chrome.storage.local.get('gate')).gate ?? 'undecided';
  const answer = async ({ verb, args }) => {
    if (verb === 'gate') return { ok: true, value: { gate: await gate() } };
    if (verb === 'observe') return { ok: true, value: null };
    if (verb === 'selectors') return { ok: true, value: { set: ${JSON.stringify(fileOfSet(packagedSelectors))}, words: ${JSON.stringify(pageWords)} } };
    return { ok: true, value: Array.from({ length: args.count }, () => 'ticket-' + crypto.randomUUID()) };
  };
  chrome.runtime.onMessage.addListener((message, sender, respond) => {
    if (message?.to !== 'worker') return false;
    self.calls.push(message);
    answer(message).then(respond);
    return true;
  });
  self.setGate = async (value) => {
    await chrome.storage.local.set({ gate: value });
    for (const tab of await chrome.tabs.query({ url: 'https://web.whatsapp.com/*' })) {
      await chrome.tabs.sendMessage(tab.id, { to: 'page', kind: 'gate', gate: value }).catch(() => {});
    }
  };
  self.connect = async () => {
    const [tab] = await chrome.tabs.query({ url: 'https://web.whatsapp.com/*' });
    return tab.id;
  };
`;

/** Keeps every view with its time and asks what a test wants asked. */
const sidebar = `
  self.views = [];
  self.greetings = 0;
  let post = () => {};
  let last = 0;
  const waiting = new Map();
  const hear = (message) => {
    if (message.kind === 'host') self.views.push({ at: performance.timeOrigin + performance.now(), ...message });
    if (message.kind === 'answer') waiting.get(message.id)?.(message.result);
  };
  self.ask = (verb, args = {}) => new Promise((resolve) => {
    last += 1;
    waiting.set(last, resolve);
    post({ kind: 'call', id: last, verb, args });
  });
  self.connectTo = (tabId, name = 'host') => {
    const port = chrome.tabs.connect(tabId, { name });
    port.onMessage.addListener(hear);
    port.onDisconnect.addListener(() => { self.lineClosed = true; });
    post = (message) => port.postMessage(message);
  };
  addEventListener('message', (event) => {
    if (event.source !== parent || event.origin !== 'https://web.whatsapp.com') return;
    if (event.data?.kind !== '1chat-frame') return;
    self.greetings += 1;
    const [port] = event.ports;
    port.onmessage = ({ data }) => hear(data);
    post = (message) => port.postMessage(message);
  });
`;

/** The built page scripts and manifest with a worker and a sidebar made for tests; answers its folder. */
export async function makePageSideExtension(): Promise<string> {
  const built = resolve(projectRoot(), process.env['WXT_OUT_DIR'] ?? '.output', 'chrome-mv3');
  const folder = await mkdtemp(join(tmpdir(), '1chat-page-side-'));
  for (const name of ['whatsapp.js', 'whatsapp-page.js'])
    await copyFile(join(built, name), join(folder, name));
  const manifest: Record<string, unknown> = JSON.parse(await readFile(join(built, 'manifest.json'), 'utf8'));
  const { manifest_version, key, content_scripts, web_accessible_resources, content_security_policy } =
    manifest;
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({
      name: 'page side check',
      version: '1',
      manifest_version,
      key,
      content_scripts,
      web_accessible_resources,
      content_security_policy,
      permissions: ['storage'],
      host_permissions: ['https://web.whatsapp.com/*'],
      background: { service_worker: 'worker.js' },
    }),
  );
  await writeFile(join(folder, 'worker.js'), worker);
  await writeFile(join(folder, 'sidebar.js'), sidebar);
  await writeFile(
    join(folder, 'sidebar.html'),
    '<!doctype html><html lang="en"><title>Sidebar</title><script src="sidebar.js"></script><input aria-label="Note">',
  );
  return folder;
}
