import { isRecord } from '@/lib/domain/shared/json';
import type { Gate } from '@/lib/messaging/wire/worker';

interface Flag {
  readonly gate: Gate;
  readonly accepted: boolean;
  /** Everything is being erased; a worker that finds this goes on with it before anything else. */
  readonly wiping?: boolean;
}

/** Where the flag lies: a small value outside the store, because before Accept no store is opened. */
export interface FlagStore {
  read(): Promise<unknown>;
  write(flag: Flag): Promise<void>;
}

/** Knows whether anything may be read. The flag mirrors the consent rows and holds nothing personal. */
export interface GateKeeper {
  /** Resolves when the flag was read; until then the gate is closed. */
  readonly ready: Promise<void>;
  now(): Gate;
  /** True once a person accepted, so that there is a store to open, export and erase, whatever the gate is now. */
  everAccepted(): boolean;
  /** Writes the flag, then counts. */
  change(gate: Gate): Promise<void>;
  /** Writes that a person accepted, before there is a store; the gate stays where it is. */
  prepare(): Promise<void>;
  /** Writes that everything is being erased: whatever stops the worker meanwhile, nothing is open afterwards. */
  beginWipe(): Promise<void>;
  /** True where an earlier worker was stopped while it erased everything. */
  isWiping(): boolean;
  /** Nobody was ever asked: after a wipe. Nothing is written. */
  forget(): void;
}

const gates = ['undecided', 'declined', 'open', 'paused'] as const;

/** Reads the flag at once; a flag that makes no sense is no consent. */
export function createGateKeeper(store: FlagStore): GateKeeper {
  let gate: Gate = 'undecided';
  let accepted = false;
  let wiping = false;
  let decided = false;
  const ready = readFlag(store).then((flag) => {
    if (!decided) ({ gate, accepted, wiping } = flag);
  });
  async function write(flag: () => Flag): Promise<void> {
    await ready;
    const after = flag();
    await store.write(after);
    decided = true;
    ({ gate, accepted } = after);
  }

  return {
    ready,
    now: () => gate,
    everAccepted: () => accepted,
    isWiping: () => wiping,
    change: (next) => write(() => ({ gate: next, accepted: accepted || next === 'open' })),
    prepare: () => write(() => ({ gate, accepted: true })),
    beginWipe: () => store.write({ gate: 'undecided', accepted: false, wiping: true }),
    forget() {
      decided = true;
      gate = 'undecided';
      accepted = false;
      wiping = false;
    },
  };
}

async function readFlag(store: FlagStore): Promise<Required<Flag>> {
  const closed = { gate: 'undecided', accepted: false, wiping: false } as const;
  const flag = await store.read().catch(() => undefined);
  if (!isRecord(flag)) return closed;
  if (flag['wiping'] === true) return { ...closed, wiping: true };
  const gate = gates.find((each) => each === flag['gate']);
  return gate === undefined ? closed : { ...closed, gate, accepted: flag['accepted'] === true };
}
