/**
 * A disk that fails on demand: an `IDBFactory` that opens real databases and counts what is put into them. At
 * the chosen put the transaction is aborted, as a kill or a full disk would do it.
 */
export interface FailingFactory {
  readonly factory: IDBFactory;
  /** How many connections were opened. */
  opened: number;
  refuseToOpen: boolean;
  /** Aborts the transaction at the put after so many more; with an error, or as a kill (nothing is answered after). */
  fail(plan: { readonly afterPuts: number; readonly error: string }): void;
  /** Closes every connection under its owner, as the browser does to a sleeping worker. */
  closeConnections(): void;
}

export function failingFactory(real: IDBFactory): FailingFactory {
  const connections = new Set<IDBDatabase>();
  let left = Number.POSITIVE_INFINITY;
  let reason = '';
  const put = (store: IDBObjectStore, original: IDBObjectStore['put'], args: [unknown, IDBValidKey?]) => {
    left -= 1;
    if (left >= 0) return original.apply(store, args);
    left = Number.POSITIVE_INFINITY;
    const { transaction } = store;
    const request = original.apply(store, args);
    queueMicrotask(() => {
      Object.defineProperty(transaction, 'error', {
        value: new DOMException('', reason),
        configurable: true,
      });
      transaction.abort();
    });
    return request;
  };
  const self: FailingFactory = {
    opened: 0,
    refuseToOpen: false,
    fail({ afterPuts, error }) {
      left = afterPuts;
      reason = error;
    },
    closeConnections() {
      for (const connection of connections) connection.close();
      connections.clear();
    },
    factory: new Proxy(real, {
      get(target, name) {
        if (name !== 'open') {
          const held = Reflect.get(target, name) as unknown;
          return typeof held === 'function' ? held.bind(target) : held;
        }
        return (...args: Parameters<IDBFactory['open']>) => {
          if (self.refuseToOpen) throw new DOMException('', 'UnknownError');
          self.opened += 1;
          const request = target.open(...args);
          request.addEventListener('success', () => {
            connections.add(request.result);
            watchPuts(request.result, put);
          });
          return request;
        };
      },
    }),
  };
  return self;
}

type Put = (
  store: IDBObjectStore,
  original: IDBObjectStore['put'],
  args: [unknown, IDBValidKey?],
) => IDBRequest;

function watchPuts(database: IDBDatabase, put: Put): void {
  const begin = database.transaction.bind(database);
  database.transaction = (...args: Parameters<IDBDatabase['transaction']>) => {
    const transaction = begin(...args);
    const find = transaction.objectStore.bind(transaction);
    transaction.objectStore = (name) => {
      const store = find(name);
      const original = store.put;
      if (!Object.hasOwn(store, 'put')) {
        store.put = (...values: [unknown, IDBValidKey?]) => put(store, original, values);
      }
      return store;
    };
    return transaction;
  };
}
