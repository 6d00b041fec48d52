import type { KeyFile } from '@/lib/platform/keys';
import { connect } from './connection';
import { deleteUnreadable, generationsOnDisk } from './database';
import type { RowTaker } from './journal';
import { loadStore } from './load-store';
import type { Ground } from './new-generation';
import { createSealer, randomKey } from './sealer';
import { StoreFailure } from './store-failure';
import type { StoreState } from './store-state';

/**
 * Opens the generation that the key file names, making the first one where there is no key, and deletes every
 * other: it was left over by a kill, and no key opens it any more.
 */
export async function openGeneration(
  ground: Ground,
  taker: RowTaker,
  signal: AbortSignal,
): Promise<StoreState> {
  const [found, onDisk] = await Promise.all([ground.keys.read(), generationsOnDisk(ground.factory)]);
  const { generation, key } = await currentKey(ground, found, onDisk);
  for (const other of onDisk) {
    if (other !== generation) await deleteUnreadable(ground.factory, other);
  }
  const [sealer, connection] = await Promise.all([
    createSealer(key, ground.workspace),
    connect(ground.factory, generation),
  ]);
  try {
    return await loadStore({ generation, connection, sealer, taker, signal });
  } catch (error) {
    connection.close();
    throw error;
  }
}

async function currentKey(
  { keys }: Ground,
  found: Awaited<ReturnType<KeyFile['read']>>,
  onDisk: readonly number[],
): Promise<{ generation: number; key: string }> {
  // A key that is there and cannot be read now may be readable after a restart: nothing is deleted on a guess.
  if (!found.ok) throw new StoreFailure('broken');
  if (found.value !== null) return found.value;
  const generation = Math.max(0, ...onDisk) + 1;
  const key = randomKey();
  const written = await keys.write({ generation, key, mode: 'device' });
  if (!written.ok) throw new StoreFailure(written.code === 'full' ? 'full' : 'broken');
  return { generation, key };
}
