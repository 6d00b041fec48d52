import { createGateKeeper, type FlagStore } from '@/lib/hub/gate-keeper';
import { createRoot } from '@/lib/hub/create-root';
import type { Data, Root } from '@/lib/hub/root';
import { createRunner, type Outcome, type Runner, type RunnerOptions } from '@/lib/hub/run-command';
import type { CommandArgs, CommandName, CommandResults } from '@/lib/messaging/contract/commands';
import type { Gate } from '@/lib/messaging/wire/worker';
import type { Ids } from '@/lib/platform/ids';
import { createLog } from '@/lib/platform/log';
import { MemoryDisk, MemoryJournal, type Faults } from './memory-journal';
import { TestClock } from './test-clock';
import { testIds } from './test-ids';

/** A hub in memory, with what a test wants to reach. */
export interface TestHub {
  readonly root: Root;
  readonly runner: Runner;
  readonly disk: MemoryDisk;
  readonly clock: TestClock;
  readonly ids: Ids;
  /** The open store. */
  data(): Data;
  newId(): string;
  run<C extends CommandName>(name: C, args: CommandArgs<C>, id?: string): Promise<Outcome>;
  /** Runs a command that must succeed and gives its result. */
  do<C extends CommandName>(name: C, args: CommandArgs<C>): Promise<CommandResults[C]>;
}

interface Setup {
  readonly disk?: MemoryDisk;
  readonly clock?: TestClock;
  readonly ids?: Ids;
  readonly faults?: Faults;
  readonly gate?: Gate;
  /** The flag of the gate, where it outlives the worker. */
  readonly flag?: FlagStore;
  readonly options?: RunnerOptions;
  readonly signal?: AbortSignal;
  readonly onEnlisted?: Root['enlisted'];
  readonly outside?: Root['outside'];
}

/** A flag of the gate in memory. */
export function memoryFlag(gate: Gate): FlagStore & { flag: unknown } {
  const accepted = gate === 'open' || gate === 'paused';
  const store = {
    flag: { gate, accepted } as unknown,
    read: () => Promise.resolve(store.flag),
    write: (flag: unknown) => {
      store.flag = flag;
      return Promise.resolve();
    },
  };
  return store;
}

/** A hub whose gate is open unless said otherwise; nothing is opened yet. */
export function buildHub(setup: Setup = {}): TestHub {
  const { disk = new MemoryDisk(), clock = new TestClock(), ids = testIds(), faults = {} } = setup;
  const root = createRoot({
    build: '0.0.0',
    clock,
    ids,
    log: createLog(() => clock.now()),
    gate: createGateKeeper(setup.flag ?? memoryFlag(setup.gate ?? 'open')),
    signal: setup.signal ?? new AbortController().signal,
    newJournal: () => new MemoryJournal(disk, faults),
    ...(setup.onEnlisted === undefined ? {} : { onEnlisted: setup.onEnlisted }),
    ...(setup.outside === undefined ? {} : { outside: setup.outside }),
  });
  const runner = createRunner(root, setup.options);
  const newId = () => ids.uuid(clock.now());
  const run: TestHub['run'] = (name, args, id = newId()) => runner.run({ id, name, args });
  return {
    root,
    runner,
    disk,
    clock,
    ids,
    newId,
    run,
    data() {
      const data = root.data();
      if (data === null) throw new Error('The store is not open');
      return data;
    },
    async do(name, args) {
      const outcome = await run(name, args);
      if (outcome.kind === 'nack') throw new Error(`${name} was refused: ${outcome.code}`);
      return outcome.result as unknown as CommandResults[typeof name];
    },
  };
}

/** The arguments that save a person with this phone number. */
export function person(phone: string, name = 'Asha'): CommandArgs<'contact.save'> {
  return { identities: [{ kind: 'phone', value: phone }], source: 'modules', kind: 'person', name };
}
