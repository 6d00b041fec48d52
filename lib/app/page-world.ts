import { isRecord } from '@/lib/domain/shared/json';
import { browser } from '@/lib/platform/browser';
import { systemClock } from '@/lib/platform/clock';
import { systemIds } from '@/lib/platform/ids';
import type { HubPort, HubWorld } from './hub-world';

function connect(): HubPort {
  const port = browser.runtime.connect({ name: 'hub' });
  return {
    post: (message) => port.postMessage(message),
    close: () => port.disconnect(),
    onMessage: (listen) => port.onMessage.addListener((message: unknown) => listen(message)),
    onClose: (listen) =>
      port.onDisconnect.addListener(() => {
        // A worker that is starting anew is no error here, but Chrome reports one that nobody looks at.
        void browser.runtime.lastError;
        listen();
      }),
  };
}

/** Loads the page again, once for each build; the history entry remembers it because a frame may have no storage. */
function reloadOnce(workerBuild: string): void {
  const state: unknown = history.state;
  if (isRecord(state) && state['reloadedFor'] === workerBuild) return;
  history.replaceState({ reloadedFor: workerBuild }, '');
  location.reload();
}

/** The real world of an extension page. */
export function pageWorld(newTicket: HubWorld['newTicket']): HubWorld {
  return {
    connect,
    newId: () => systemIds.uuid(systemClock.now()),
    clock: systemClock,
    build: browser.runtime.getManifest().version,
    reload: reloadOnce,
    newTicket,
  };
}
