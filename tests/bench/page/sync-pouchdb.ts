import PouchDB, { type Replication, type Stored, type Sync } from 'pouchdb-browser';
import type { PeerRecord } from '../data/sync-records';
import { offerTasks, type SyncPeer } from './sync-peer';

/** How many documents go in one request, and how many requests ahead; the defaults of 100 and 10 are slower. */
const sizes = { batch_size: 1_000, batches_limit: 10 } as const;

/** `paused` is said whenever there is nothing to do for now. */
function untilPaused(replication: Replication, isDone: () => Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      try {
        if (await isDone()) resolve();
      } catch (error) {
        reject(error);
      }
    };
    replication.on('error', reject);
    replication.on('denied', reject);
    replication.on('paused', (error) =>
      error === undefined || error === null ? void look() : reject(error),
    );
  });
}

function pouchPeer(): SyncPeer {
  let database: PouchDB<PeerRecord> | undefined;
  let running: Sync | undefined;
  let address = '';
  const all = (): PouchDB<PeerRecord> => {
    if (database === undefined) throw new Error('Nothing was pulled.');
    return database;
  };
  const start = (): Sync => (running = all().sync(address, { live: true, retry: true, ...sizes }));
  const docs = async (options: object): Promise<(PeerRecord & Stored)[]> => {
    const { rows } = await all().allDocs({ include_docs: true, ...options });
    return rows.flatMap(({ doc }) => (doc === undefined ? [] : [doc]));
  };
  return {
    async pull(url, count) {
      address = `${url}records`;
      database = new PouchDB('pouch-records', { auto_compaction: false });
      await untilPaused(start().pull, async () => (await all().info()).doc_count === count);
    },
    async find(name) {
      const found = (await docs({})).filter((doc) => doc.name === name);
      return found.map(({ _id }) => _id);
    },
    count: async () => (await all().info()).doc_count,
    get: async (keys) => (await docs({ keys })).map(({ _id, _rev, ...record }) => record),
    stop: () =>
      new Promise((resolve) => {
        running?.on('complete', () => resolve());
        running?.cancel();
      }),
    async change(keys, make) {
      const found = await docs({ keys });
      const changed = found.map((doc, index) => ({ ...make(doc, index), _id: doc._id, _rev: doc._rev }));
      const results = await all().bulkDocs(changed);
      if (results.some(({ error }) => error === true) || results.length !== keys.length) {
        throw new Error('PouchDB did not write everything.');
      }
    },
    send: () => untilPaused(start().push, () => Promise.resolve(true)),
    follow(id, changed) {
      const changes = all().changes({ since: 'now', live: true, include_docs: true, doc_ids: [id] });
      changes.on('change', ({ doc }) => changed(doc));
    },
  };
}

offerTasks(pouchPeer());
