import { defineBackground } from 'wxt/utils/define-background';
import { serveClient } from '@/lib/hub/client';
import { placeOf, type Own, type Sender } from '@/lib/hub/sender-policy';
import { answerMessages, browser } from '@/lib/platform/browser';
import { createLine } from '@/lib/store/line';
import { buildWorker } from './build-worker';
import { configShelf } from './config-desk';
import { startAccount } from './account-job';
import { announceGate } from './consent-job';
import { createEraseDesk, eraseAlarm } from './erase-job';
import { startExportDesk } from './export-job';
import { iconClicked, openWelcome, showGateOnIcon } from './icon';
import { foldWhenQuiet, idleAlarm, idleWork, keepIdleAlarm } from './idle-job';
import { jobTable } from './jobs';
import { tellMarks } from './tell-marks';
import { answerMessage, type MessageDesk } from './messages';
import { selectorShelf } from './selector-desk';
import { restartPages } from './whatsapp-tabs';
import { finishWipe } from './wipe-job';

/** Builds the worker and listens. Every listener is registered before the first await, or Chrome would not wake us. */
export default defineBackground(() => {
  const { signal } = new AbortController();
  const { root, runner, tickets } = buildWorker(signal, {
    onOpened: () => {
      void erase.resume();
      void account.sync.begin();
    },
    onEnlisted: (data, what) => account.sync.tellNow(data, { kind: 'committed', ...what }),
  });
  const own: Own = {
    id: browser.runtime.id,
    origin: new URL(browser.runtime.getURL('/')).href.replace(/\/$/, ''),
  };
  const exports = startExportDesk(root);
  const erase = createEraseDesk(root, exports);
  const consent = { root, runner, line: createLine() };
  const forgetConsent = async (): Promise<void> => {
    root.gate.forget();
    await announceGate(root);
  };
  const wipe = { root, exports, forgetConsent, leaveAccount: () => account.leave() };
  const selectors = selectorShelf();
  const config = configShelf();
  const account = startAccount(root, wipe, { config, selectors });
  const jobs = jobTable({ root, consent, erase, wipe, account, selectors, config });
  const desk: MessageDesk = { root, runner, tickets, own, selectors, restartPages, config, jobs };

  browser.runtime.onConnect.addListener((port) => {
    const sender: Sender = port.sender ?? {};
    const place = port.name === 'hub' ? placeOf(sender, own) : undefined;
    if (place === undefined || place === 'content') {
      root.log.note('refused-port');
      port.disconnect();
      return;
    }
    const end = { post: (message: unknown) => port.postMessage(message), close: () => port.disconnect() };
    const client = serveClient({ root, runner, tickets }, { place, sender }, end);
    port.onMessage.addListener((message: unknown) => {
      client.receive(message);
      account.seen();
    });
    port.onDisconnect.addListener(() => client.gone());
  });

  answerMessages((message, sender) => answerMessage(desk, message, sender));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    // An unpacked copy that is loaded again counts as an install; who chose before is not asked again.
    if (reason !== 'install') return;
    void root.gate.ready.then(() => (root.gate.now() === 'undecided' ? openWelcome() : undefined));
  });
  // Nothing to do but to be awake: what follows below runs at every start.
  browser.runtime.onStartup.addListener(() => root.log.note('browser-started'));
  browser.action.onClicked.addListener(() => void iconClicked(root.gate));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === eraseAlarm) void erase.resume();
    if (name === idleAlarm) void idleWork(root, runner);
    account.alarm(name);
  });

  tellMarks(root);
  foldWhenQuiet(root, signal);
  void keepIdleAlarm();
  void root.gate.ready.then(async () => {
    // Before any choice: what is to be erased must not be mixed with what comes after.
    if (root.gate.isWiping()) await consent.line.run(() => finishWipe(wipe));
    await showGateOnIcon(root.gate.now());
    if (root.gate.now() === 'open') await root.open();
  });
});
