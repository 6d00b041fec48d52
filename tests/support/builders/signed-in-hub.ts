import { createSyncLine, type SyncLine } from '@/lib/hub/sync/sync-line';
import type { Pulled } from '@/lib/sync/engine/answer';
import type { Effect } from '@/lib/sync/engine/effect';
import { newRecord } from '@/lib/sync/engine/record';
import type { Ids } from '@/lib/platform/ids';
import { MemoryDisk } from './memory-journal';
import { buildHub, type TestHub } from './test-hub';

const client = 'aaaaaaaaaaaaaaaa';
const account = {
  state: 'in',
  clientId: client,
  refresh: 'r',
  seat: { id: '01890000-0000-7000-8000-0000000000aa', name: 'Asha', email: 'a@example.test', role: 'owner' },
  workspace: { id: 'w', name: 'Shop' },
  serverKey: {},
  since: 0,
};

/** A worker with an account; a test is its server. */
export interface Computer {
  readonly hub: TestHub;
  readonly line: SyncLine;
  readonly effects: Effect[];
  /** The effects of one kind, newest last. */
  last<K extends Effect['kind']>(kind: K): Extract<Effect, { kind: K }>;
}

/** A disk with an account and a cursor: the first loading is over. */
export function signedIn(disk = new MemoryDisk()): MemoryDisk {
  disk.records.set('account', JSON.stringify(account));
  disk.records.set(
    'sync',
    JSON.stringify({ ...newRecord(client), cursor: 'c0', auditedAt: Number.MAX_SAFE_INTEGER }),
  );
  return disk;
}

/** A disk of somebody who has just signed in: nothing of the team's was loaded yet. */
export function joining(disk: MemoryDisk, clientId: string): void {
  disk.records.set('account', JSON.stringify({ ...account, clientId }));
  const record = { ...newRecord(clientId), auditedAt: Number.MAX_SAFE_INTEGER };
  disk.records.set('sync', JSON.stringify(record));
}

/** A worker that has just started on this disk, with an account. */
export async function start(disk: MemoryDisk, setup: { readonly ids?: Ids } = {}): Promise<Computer> {
  const effects: Effect[] = [];
  const late: { line?: SyncLine } = {};
  const hub = buildHub({
    disk,
    ...setup,
    onEnlisted: async (data, what) => late.line?.tellNow(data, { kind: 'committed', ...what }),
  });
  const line = createSyncLine(hub.root, (effect) => effects.push(effect));
  late.line = line;
  await hub.root.open();
  await line.tell({ kind: 'started', access: 'ready', visible: true, online: true });
  return {
    hub,
    line,
    effects,
    last(kind) {
      const found = effects.findLast((effect) => effect.kind === kind);
      if (found === undefined) throw new Error(`No ${kind}`);
      return found as never;
    },
  };
}

/** The answer to a pull, with nothing in it but what is given. */
export function pulled(change: Partial<Pulled> = {}): Pulled {
  const nothing = { rows: [], more: false, last: 0, head: 0, gained: [], lost: [], refusals: [] };
  return { ...nothing, cursor: 'c1', sentAt: 0, serverTime: null, ...change };
}

/** Answers what was asked at the start, so that the next change is pushed. */
export async function settleDown({ line, last }: Computer): Promise<void> {
  await line.tell({ kind: 'pulled', call: last('pull').call, answer: pulled() });
}
