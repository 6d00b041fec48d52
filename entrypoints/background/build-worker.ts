import { records } from '@/lib/catalogue/records';
import { createRoot } from '@/lib/hub/create-root';
import { createGateKeeper } from '@/lib/hub/gate-keeper';
import type { Root } from '@/lib/hub/root';
import { createRunner, type Runner } from '@/lib/hub/run-command';
import { createTickets, type Tickets, type TicketStore } from '@/lib/hub/tickets';
import { browser } from '@/lib/platform/browser';
import { systemClock } from '@/lib/platform/clock';
import { foundOutside } from '@/lib/platform/found-outside';
import { systemIds } from '@/lib/platform/ids';
import { opfsKeyFile } from '@/lib/platform/keys';
import { createLog } from '@/lib/platform/log';
import { createJournal } from '@/lib/store/create-journal';
import { keptValue } from './kept-value';

/** Everything the worker is made of, before it listens. */
export interface Worker {
  readonly root: Root;
  readonly runner: Runner;
  readonly tickets: Tickets;
}

/** What the worker is told by its store. */
export interface WorkerHooks {
  /** Runs whenever the store was opened. */
  readonly onOpened: () => void;
  readonly onEnlisted: Root['enlisted'];
}

/** Puts the worker together; nothing is opened and nobody is listened to yet. */
export function buildWorker(signal: AbortSignal, hooks: WorkerHooks): Worker {
  const choice = keptValue(records.choice);
  const gate = createGateKeeper({ read: choice.read, write: (flag) => choice.write(flag) });
  const root = createRoot({
    build: browser.runtime.getManifest().version,
    clock: systemClock,
    ids: systemIds,
    log: createLog(systemClock.now),
    gate,
    signal,
    newJournal: () => createJournal({ keys: opfsKeyFile(), now: systemClock.now }),
    outside: foundOutside,
    ...hooks,
  });
  // Values of the session are gone after an update, and the frames that come back then show tickets of before.
  const tickets = keptValue(records.tickets);
  const store: TicketStore = { read: tickets.read, write: (kept) => tickets.write(kept) };
  return { root, runner: createRunner(root), tickets: createTickets(store, root) };
}
