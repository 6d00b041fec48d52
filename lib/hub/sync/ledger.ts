import type { ColdEntry } from '@/lib/store/journal';
import { ledgerRow, type LedgerRequest } from '@/lib/sync/account/ledger-line';
import type { Data, Root } from '../root';

/** Notes what left this computer; whoever asks the network tells it, also where nothing came back. */
export interface Ledger {
  note(request: LedgerRequest, status: number): void;
}

/** Lines that could not be written yet: more of them would say nothing new. */
const mostWaiting = 1_000;

/** The ledger of one root. Lines are written in the line of commands, as many at once as have come. */
export function createLedger(root: Root): Ledger {
  let waiting: readonly ColdEntry[] = [];
  let writing = false;

  async function write(): Promise<void> {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      const taken = waiting;
      const done = await root.runExclusive((data) => append(root, data, taken));
      // Where there is no store any more, there is no record of before it either.
      if (!done.ok && done.code === 'inert') waiting = [];
      if (!done.ok || !done.value) break;
      waiting = waiting.slice(taken.length);
    }
    writing = false;
  }

  return {
    note(request, status) {
      const at = root.clock.now();
      const entity = ledgerRow({ id: root.ids.uuid(at), at, request, status });
      if (waiting.length < mostWaiting)
        waiting = [...waiting, { table: 'ledger', contactId: null, at, entity }];
      void write();
    },
  };
}

async function append(root: Root, data: Data, appended: readonly ColdEntry[]): Promise<boolean> {
  const written = await data.journal.settle({
    changed: [],
    appended,
    outbox: { put: [], drop: [] },
    records: {},
    clock: null,
    head: data.head + 1,
  });
  if (!written.ok) {
    root.log.note(`ledger-${written.code}`);
    return false;
  }
  data.head += 1;
  data.unfolded += appended.length;
  root.changed(['ledger']);
  return true;
}
