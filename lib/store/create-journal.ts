import type { ColdTable, HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { KeyFile } from '@/lib/platform/keys';
import { readAside } from './aside';
import { changeOf, changeOfHead, prepareChange, settlementOf, type Change } from './change';
import { readCold } from './cold';
import { planWalk, type WalkStep } from './cold-walk';
import { applyFold, isEmptyFold, prepareFold } from './compact';
import { deleteGeneration, generationsOnDisk } from './database';
import { discardRecord } from './discard';
import { findRecords } from './find-records';
import { readFinished } from './finished';
import { rowsPerSlice } from './generation-writer';
import type {
  ColdEntry,
  ColdRequest,
  Commit,
  Finished,
  Journal,
  Kept,
  Opened,
  PlacedRow,
  Quarantined,
  Settlement,
  StoreCode,
} from './journal';
import { laterOf, latestStamp } from './latest-stamp';
import { createLine } from './line';
import { makeGeneration, type Ground } from './new-generation';
import { openGeneration } from './open-generation';
import { cutEvenly } from './pages';
import { wholeTaker } from './whole-taker';
import { tableSizes } from './sizes';
import { failureOf, StoreFailure } from './store-failure';
import { openedOf, type StoreState } from './store-state';
import { write } from './write';

/** What the journal is given from outside. */
export interface JournalWorld {
  readonly keys: KeyFile;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly factory?: IDBFactory;
  /** Sealed into every record; `local` while there is no account. */
  readonly workspace?: string;
}

/** A journal that is closed until it is opened. */
export function createJournal(world: JournalWorld): Journal {
  const { keys, now, factory = indexedDB, workspace = 'local' } = world;
  return new SealedJournal({ keys, now, factory, workspace });
}

const foldAttempts = 3;

class SealedJournal implements Journal {
  readonly #ground: Ground;
  /** Whatever reads or writes more than once runs here, one after the other. */
  readonly #line = createLine();
  #state: StoreState | null = null;
  /** Readers of whole cold tables; pages stay as they are while there are any. */
  #walks = 0;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  open(...[taker, signal]: Parameters<Journal['open']>): ReturnType<Journal['open']> {
    return this.#attempt(async () => {
      this.close();
      const state = await openGeneration(this.#ground, wholeTaker(taker), signal);
      this.#state = state;
      return openedOf(state);
    });
  }

  commit(commit: Commit): Promise<Result<null, StoreCode>> {
    return this.#withState((state) => this.#write(state, changeOf(commit, state.head)));
  }

  settle(settlement: Settlement): Promise<Result<null, StoreCode>> {
    return this.#withState((state) => this.#write(state, settlementOf(settlement, state.head)));
  }

  aside(): Promise<Result<Kept, StoreCode>> {
    return this.#withState(readAside);
  }

  async bulk(table: HotTable, entities: readonly Entity[]): Promise<Result<null, StoreCode>> {
    const newest = [...new Map(entities.map((entity) => [entity.id, entity])).values()];
    for (const slice of cutEvenly(newest, rowsPerSlice)) {
      const latest = slice.map(latestStamp).reduce(laterOf, null);
      const written = await this.#withState((state) =>
        this.#write(state, {
          rows: new Map([[table, slice]]),
          appended: [],
          finished: null,
          head: { clock: laterOf(state.head.clock, latest) },
          pagesFrom: 0,
        }),
      );
      if (!written.ok) return written;
    }
    return ok(null);
  }

  finished(commandId: string): Promise<Result<Finished | null, StoreCode>> {
    return this.#withState((state) => readFinished(state, commandId));
  }

  cold(request: ColdRequest): Promise<Result<readonly Entity[], StoreCode>> {
    return this.#withState((state) => readCold(state, request));
  }

  async *coldAll(table: ColdTable, signal: AbortSignal): AsyncGenerator<readonly ColdEntry[]> {
    this.#walks += 1;
    try {
      let planned: StoreState | undefined;
      const steps = await this.#step(async (state) => {
        planned = state;
        return planWalk(state, table);
      });
      for (const step of steps) {
        if (signal.aborted) return;
        yield await this.#walkStep(planned, step);
      }
    } finally {
      this.#walks -= 1;
    }
  }

  async compact(signal: AbortSignal): Promise<Result<number, StoreCode>> {
    for (let attempt = 1; attempt < foldAttempts; attempt += 1) {
      const state = this.#state;
      if (state === null) return failed('closed');
      // Reading and sealing run beside commits; only the switch is in the line.
      const prepared = await this.#catching(() => prepareFold(state, this.#ground.now()));
      if (!prepared.ok) return prepared;
      if (signal.aborted || isEmptyFold(prepared.value)) return ok(0);
      const applied = await this.#withState((now) =>
        now === state && this.#walks === 0
          ? applyFold(state, prepared.value, this.#ground.now())
          : Promise.resolve(0),
      );
      if (!applied.ok) return applied;
      if (applied.value !== null) return ok(applied.value);
    }
    return this.#withState(async (state) => {
      if (signal.aborted || this.#walks > 0) return 0;
      const now = this.#ground.now();
      return (await applyFold(state, await prepareFold(state, now), now)) ?? 0;
    });
  }

  sizes(): ReturnType<Journal['sizes']> {
    return this.#withState(tableSizes);
  }

  setErasing(erasing: Opened['erasing']): Promise<Result<null, StoreCode>> {
    return this.#withState((state) => this.#write(state, changeOfHead({ erasing })));
  }

  quarantined(): readonly Quarantined[] {
    return [...(this.#state?.quarantine.values() ?? [])];
  }

  misfits(): readonly PlacedRow[] {
    return [...(this.#state?.misfits.values() ?? [])].map(({ table, entity }) => ({ table, entity }));
  }

  records(open: Parameters<Journal['records']>[0]): ReturnType<Journal['records']> {
    return this.#withState((state) => findRecords(state, open));
  }

  discardQuarantined(id: string): Promise<Result<null, StoreCode>> {
    return this.#withState((state) => discardRecord(state, id).then(() => null));
  }

  newGeneration(
    what: Parameters<Journal['newGeneration']>[0],
  ): Promise<Result<{ readonly generation: number }, StoreCode>> {
    return this.#withState(async (state) => {
      this.#state = await makeGeneration(this.#ground, state, what);
      return { generation: this.#state.generation };
    });
  }

  destroy(): Promise<Result<null, StoreCode>> {
    return this.#attempt(async () => {
      const { keys, factory } = this.#ground;
      const destroyed = await keys.destroy();
      if (!destroyed.ok) throw new StoreFailure('broken');
      this.close();
      for (const generation of await generationsOnDisk(factory)) {
        if ((await deleteGeneration(factory, generation)) === 'blocked') throw new StoreFailure('broken');
      }
      return null;
    });
  }

  close(): void {
    this.#state?.connection.close();
    this.#state = null;
  }

  async #write(state: StoreState, change: Change): Promise<null> {
    const { writes, settle } = await prepareChange(state, change);
    await write(state, writes);
    settle();
    return null;
  }

  /** Runs a job alone with the open store; expected failures become values. */
  #withState<T>(job: (state: StoreState) => Promise<T>): Promise<Result<T, StoreCode>> {
    return this.#attempt(() => {
      if (this.#state === null) throw new StoreFailure('closed');
      return job(this.#state);
    });
  }

  #attempt<T>(job: () => Promise<T>): Promise<Result<T, StoreCode>> {
    return this.#line.run(() => this.#catching(job));
  }

  async #catching<T>(job: () => Promise<T>): Promise<Result<T, StoreCode>> {
    try {
      return ok(await job());
    } catch (error) {
      return failureOf(error);
    }
  }

  /** As `#withState`, for generators: they can only throw. */
  async #step<T>(job: (state: StoreState) => Promise<T>): Promise<T> {
    const done = await this.#withState(job);
    if (!done.ok) throw new StoreFailure(done.code, done.say);
    return done.value;
  }

  #walkStep(planned: StoreState | undefined, step: WalkStep): Promise<readonly ColdEntry[]> {
    return this.#step((state) => {
      // Another generation: what was planned does not exist any more.
      if (state !== planned) throw new StoreFailure('closed');
      return step();
    });
  }
}
