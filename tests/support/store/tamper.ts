import { openDatabase, type Database, type SealedRecord } from '@/lib/store/database';
import type { StoreWorld } from './store-world';

/** What someone does who can write to the disk and has no key. The journal must be closed. */
export async function tamper(
  world: StoreWorld,
  change: (database: Database) => Promise<unknown>,
  generation = world.keys.stored?.generation ?? 1,
): Promise<void> {
  const database = await openDatabase(world.factory, generation);
  await change(database);
  database.dexie.close();
}

/** Every sealed record of a generation with its store, as it lies on disk. */
export async function sealedRecords(
  world: StoreWorld,
): Promise<{ store: string; record: SealedRecord<string | number> }[]> {
  const found: { store: string; record: SealedRecord<string | number> }[] = [];
  await tamper(world, async (database) => {
    for (const store of ['page', 'delta', 'done', 'meta'] as const) {
      for (const record of await database[store].toArray()) {
        if ('b' in record) found.push({ store, record });
      }
    }
  });
  return found;
}

/** A record with one bit of its box turned over. */
export function flipped<K extends string | number>(record: SealedRecord<K>, bit: number): SealedRecord<K> {
  const b = Uint8Array.from(record.b);
  const at = Math.floor(bit / 8) % b.length;
  b[at] = (b[at] ?? 0) ^ (1 << (bit % 8));
  return { ...record, b };
}
