import { createRoot } from '@/lib/hub/create-root';
import { createGateKeeper } from '@/lib/hub/gate-keeper';
import type { Root } from '@/lib/hub/root';
import { createRunner, type Runner } from '@/lib/hub/run-command';
import { createTickets, type Tickets } from '@/lib/hub/tickets';
import { browser } from '@/lib/platform/browser';
import { systemClock } from '@/lib/platform/clock';
import { systemIds } from '@/lib/platform/ids';
import { opfsKeyFile } from '@/lib/platform/keys';
import { createLog } from '@/lib/platform/log';
import { createJournal } from '@/lib/store/create-journal';

/** Everything the worker is made of, before it listens. */
export interface Worker {
  readonly root: Root;
  readonly runner: Runner;
  readonly tickets: Tickets;
}

const gateFlag = 'gate';
const ticketList = 'tickets';

/** What the worker is told by its store. */
export interface WorkerHooks {
  /** Runs whenever the store was opened. */
  readonly onOpened: () => void;
  readonly onEnlisted: Root['enlisted'];
}

/** Puts the worker together; nothing is opened and nobody is listened to yet. */
export function buildWorker(signal: AbortSignal, hooks: WorkerHooks): Worker {
  const gate = createGateKeeper({
    read: async () => (await browser.storage.local.get(gateFlag))[gateFlag],
    write: (flag) => browser.storage.local.set({ [gateFlag]: flag }),
  });
  const root = createRoot({
    build: browser.runtime.getManifest().version,
    clock: systemClock,
    ids: systemIds,
    log: createLog(systemClock.now),
    gate,
    signal,
    newJournal: () => createJournal({ keys: opfsKeyFile(), now: systemClock.now }),
    ...hooks,
  });
  // Values of the session are gone after an update, and the frames that come back then show tickets of before.
  const store = {
    read: async () => (await browser.storage.local.get(ticketList))[ticketList],
    write: (tickets: readonly unknown[]) => browser.storage.local.set({ [ticketList]: tickets }),
  };
  return { root, runner: createRunner(root), tickets: createTickets(store, root) };
}
