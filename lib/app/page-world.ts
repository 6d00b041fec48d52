import { isRecord } from '@/lib/domain/shared/json';
import { browser } from '@/lib/platform/browser';
import { systemClock } from '@/lib/platform/clock';
import { systemIds } from '@/lib/platform/ids';
import type { HubWorld } from './hub-world';
import { runtimePort } from './runtime-port';

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
    connect: () => runtimePort(browser.runtime.connect({ name: 'hub' })),
    newId: () => systemIds.uuid(systemClock.now()),
    clock: systemClock,
    build: browser.runtime.getManifest().version,
    reload: reloadOnce,
    newTicket,
  };
}
