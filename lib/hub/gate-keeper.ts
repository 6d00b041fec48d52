import { isRecord } from '@/lib/domain/shared/json';
import type { Gate } from '@/lib/messaging/wire/worker';

/** Where the flag lies: a small value outside the store, because before Accept no store is opened. */
export interface FlagStore {
  read(): Promise<unknown>;
  write(flag: { readonly gate: Gate; readonly accepted: boolean }): Promise<void>;
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
  /** Nobody was ever asked: after a wipe. Nothing is written. */
  forget(): void;
}

const gates = ['undecided', 'declined', 'open', 'paused'] as const;

/** Reads the flag at once; a flag that makes no sense is no consent. */
export function createGateKeeper(store: FlagStore): GateKeeper {
  let gate: Gate = 'undecided';
  let accepted = false;
  let decided = false;
  const ready = readFlag(store).then((flag) => {
    if (!decided) ({ gate, accepted } = flag);
  });
  return {
    ready,
    now: () => gate,
    everAccepted: () => accepted,
    async change(next) {
      await ready;
      const after = { gate: next, accepted: accepted || next === 'open' };
      await store.write(after);
      decided = true;
      ({ gate, accepted } = after);
    },
    forget() {
      decided = true;
      gate = 'undecided';
      accepted = false;
    },
  };
}

async function readFlag(store: FlagStore): Promise<{ gate: Gate; accepted: boolean }> {
  const closed = { gate: 'undecided', accepted: false } as const;
  const flag = await store.read().catch(() => undefined);
  if (!isRecord(flag)) return closed;
  const gate = gates.find((each) => each === flag['gate']);
  return gate === undefined ? closed : { gate, accepted: flag['accepted'] === true };
}
