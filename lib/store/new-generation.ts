import type { KeyFile } from '@/lib/platform/keys';
import { readAside } from './aside';
import { planWalk } from './cold-walk';
import { connect } from './connection';
import { deleteGeneration, deleteUnreadable } from './database';
import { DeltaIndex } from './delta-index';
import { finishedLife, openFinished } from './finished';
import { GenerationWriter } from './generation-writer';
import type { Journal } from './journal';
import { requireWanted } from './loading';
import { setAside } from './misfits';
import { epoch } from './migrations/all';
import { createSealer, randomKey } from './sealer';
import { StoreFailure } from './store-failure';
import type { StoreState } from './store-state';
import { coldTableNames } from './table-codes';
import { isWhole } from './verify-store';
import { writeEpoch } from './write';

type What = Parameters<Journal['newGeneration']>[0];

/** Where generations live. */
export interface Ground {
  readonly factory: IDBFactory;
  readonly keys: KeyFile;
  readonly workspace: string;
  readonly now: () => number;
}

/**
 * Writes everything that is to stay into a new database under a new key, reads it back, and only then replaces
 * the key file: that one step makes the new generation the current one and the old one unreadable.
 */
export async function makeGeneration(ground: Ground, old: StoreState, what: What): Promise<StoreState> {
  const generation = old.generation + 1;
  const key = randomKey();
  // What an attempt that was cut short left behind.
  await requireDeleted(ground, generation);
  const connection = await connect(ground.factory, generation);
  let next: StoreState;
  try {
    next = await fill(ground, old, {
      ...what,
      into: { generation, connection, sealer: await createSealer(key, ground.workspace) },
    });
    if (!(await isWhole(next))) throw new StoreFailure('broken');
    requireWanted(what.signal);
  } catch (error) {
    connection.close();
    await deleteGeneration(ground.factory, generation);
    throw error;
  }
  await flip(ground, next, key);
  old.connection.close();
  await deleteUnreadable(ground.factory, old.generation);
  return next;
}

async function requireDeleted({ factory }: Ground, generation: number): Promise<void> {
  if ((await deleteGeneration(factory, generation)) === 'blocked') throw new StoreFailure('broken');
}

type Into = Pick<StoreState, 'generation' | 'connection' | 'sealer'>;

async function fill(
  ground: Ground,
  old: StoreState,
  what: What & { readonly into: Into },
): Promise<StoreState> {
  const { into, signal } = what;
  await writeEpoch(into, epoch);
  const writer = new GenerationWriter(into);
  for (const { table, entity } of what.hot) {
    await writer.addHot(table, entity);
    requireWanted(signal);
  }
  const misfits = [...old.misfits.values()].filter(what.keepMisfit);
  for (const { table, entity } of misfits) await writer.addHot(table, entity);
  for (const table of coldTableNames) {
    for (const step of await planWalk(old, table)) {
      await writer.addCold((await step()).flatMap((entry) => what.keepCold(entry) ?? []));
      requireWanted(signal);
    }
  }
  await copyFinished(old, writer, ground.now());
  await writer.addAside(what.aside ?? (await readAside(old)));
  const { clock, head } = what;
  const lists = await writer.finish({ clock, head, erasing: old.head.erasing });
  const next: StoreState = {
    ...into,
    ...lists,
    deltas: new DeltaIndex(),
    places: writer.places,
    quarantine: new Map(),
    misfits: new Map(),
    sweptAt: ground.now(),
  };
  for (const row of misfits) await setAside(next, row);
  return next;
}

async function copyFinished(old: StoreState, writer: GenerationWriter, now: number): Promise<void> {
  const records = await old.connection.run(({ done }) => done.toArray());
  const opened = await Promise.all(records.map((record) => openFinished(old, record)));
  const found = opened.filter((record) => record !== null);
  await writer.addFinished(found.filter((record) => record.at + finishedLife > now));
}

async function flip({ keys, factory }: Ground, next: StoreState, key: string): Promise<void> {
  const { generation } = next;
  const written = await keys.write({ generation, key, mode: 'device' });
  if (written.ok) return;
  // Whether the step was taken is for the file to say: acting on a guess could delete the generation that counts.
  const found = await keys.read();
  if (found.ok && found.value?.key === key) return;
  next.connection.close();
  if (!found.ok) throw new StoreFailure('broken');
  await deleteGeneration(factory, generation);
  throw new StoreFailure(written.code === 'full' ? 'full' : 'broken');
}
