import { openDatabase, type Database } from './database';
import { epoch } from './migrations/all';
import { isLostConnection, StoreFailure } from './store-failure';

/** A database that opens itself anew, once, when the browser closed it under us. */
export interface Connection {
  /** Runs work that may be run twice: on a lost connection it is tried again on a fresh one. */
  run<T>(work: (database: Database) => Promise<T>): Promise<T>;
  close(): void;
}

/** Connects to the database of a generation. */
export async function connect(factory: IDBFactory, generation: number): Promise<Connection> {
  let database = await openDatabase(factory, generation);
  return {
    async run(work) {
      try {
        return await work(database);
      } catch (error) {
        if (!isLostConnection(error)) throw error;
        database.dexie.close();
        database = await openDatabase(factory, generation);
        return await work(database);
      }
    },
    close: () => database.dexie.close(),
  };
}

/**
 * Throws unless the store is of our own epoch. Called inside every write transaction: a newer version of this
 * product may have changed the shape since we opened it, and a database deleted under us comes back empty.
 */
export async function requireOurEpoch(database: Database): Promise<void> {
  const record = await database.meta.get('epoch');
  const found = record !== undefined && 'epoch' in record ? record.epoch : undefined;
  if (found === epoch) return;
  if (typeof found === 'number' && found > epoch) {
    throw new StoreFailure(
      'broken',
      'Your data was written by a newer version of this extension. Update or reload the extension; until then nothing is changed.',
    );
  }
  throw new StoreFailure('broken');
}
