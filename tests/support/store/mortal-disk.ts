import type { KeyFile } from '@/lib/platform/keys';
import type { StoreWorld } from './store-world';

/**
 * A computer that is switched off after a number of steps. A step is a database opened or deleted, a record put
 * or deleted, or the key file written or destroyed. The transaction under way is rolled back, as the browser
 * does after a kill; nothing that comes later reaches the disk.
 */
export interface MortalDisk {
  readonly factory: IDBFactory;
  readonly keys: KeyFile;
  readonly isDead: () => boolean;
  /** What the end of the process does to its connections. */
  readonly closeConnections: () => void;
}

export function mortalDisk(world: StoreWorld, steps: number): MortalDisk {
  let left = steps;
  const connections: IDBDatabase[] = [];
  const isDead = (): boolean => left < 0;
  const requireAlive = (): void => {
    if (isDead()) throw new DOMException('the computer is off', 'AbortError');
  };
  const step = (): void => {
    requireAlive();
    left -= 1;
  };
  const factory = new Proxy(world.factory, {
    get(target, name) {
      if (name === 'open') {
        return (...args: Parameters<IDBFactory['open']>) => {
          requireAlive();
          const request = target.open(...args);
          // Registered first: whoever opened it already gets the watched one.
          request.addEventListener('success', () => {
            connections.push(request.result);
            watch(request.result, { step, isDead, requireAlive });
          });
          return request;
        };
      }
      if (name === 'deleteDatabase') {
        return (database: string) => {
          step();
          requireAlive();
          return target.deleteDatabase(database);
        };
      }
      const held = Reflect.get(target, name) as unknown;
      return typeof held === 'function' ? held.bind(target) : held;
    },
  });
  const closeConnections = (): void => connections.forEach((connection) => connection.close());
  return { factory, keys: mortalKeys(world, { step, requireAlive }), isDead, closeConnections };
}

interface Life {
  readonly step: () => void;
  readonly requireAlive: () => void;
}

/** The file is replaced in one step; the kill may come before it or after it. */
function mortalKeys({ keys }: StoreWorld, { step, requireAlive }: Life): KeyFile {
  return {
    async read() {
      requireAlive();
      return keys.read();
    },
    async write(key) {
      step();
      requireAlive();
      const written = await keys.write(key);
      step();
      requireAlive();
      return written;
    },
    async destroy() {
      step();
      requireAlive();
      const destroyed = await keys.destroy();
      step();
      requireAlive();
      return destroyed;
    },
  };
}

function watch(database: IDBDatabase, life: Life & { readonly isDead: () => boolean }): void {
  const begin = database.transaction.bind(database);
  database.transaction = (...args: Parameters<IDBDatabase['transaction']>) => {
    life.requireAlive();
    const transaction = begin(...args);
    const find = transaction.objectStore.bind(transaction);
    transaction.objectStore = (name) => {
      const store = find(name);
      if (Object.hasOwn(store, 'put')) return store;
      for (const verb of ['put', 'delete'] as const) {
        const original = store[verb].bind(store) as (...values: unknown[]) => IDBRequest;
        store[verb] = (...values: unknown[]): IDBRequest => {
          if (!life.isDead()) life.step();
          const request = original(...values);
          if (life.isDead()) queueMicrotask(() => abort(transaction));
          return request;
        };
      }
      return store;
    };
    return transaction;
  };
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
  }
}
