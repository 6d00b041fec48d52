import { createRxDatabase, type RxCollection } from 'rxdb/plugins/core';
import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { Subject } from 'rxjs';
import type { PeerRecord } from '../data/sync-records';
import { offerTasks, type SyncPeer } from './sync-peer';

const text = { type: 'string' } as const;
const textOrNull = { type: ['string', 'null'] } as const;
const texts = { type: 'array', items: text } as const;
const number = { type: 'number' } as const;

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 60 },
    kind: text,
    name: text,
    type: text,
    company: textOrNull,
    quickFact: textOrNull,
    phones: texts,
    labels: texts,
    createdAt: number,
    lastActivityAt: number,
    updatedAt: number,
  },
  required: ['id', 'kind', 'name', 'updatedAt'],
};

/** How many documents go in one request; the default of 10 to 100 is slower. */
const batchSize = 1_000;

interface Checkpoint {
  readonly id: string;
  readonly updatedAt: number;
}

async function openRecords(): Promise<RxCollection<PeerRecord>> {
  // A single tab, so nothing is told to other tabs; as durable as ours.
  const database = await createRxDatabase({
    name: 'rxdb-records',
    storage: getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
    multiInstance: false,
    eventReduce: true,
  });
  const collections = await database.addCollections({ records: { schema } });
  const { records } = collections;
  if (records === undefined) throw new Error('RxDB made no collection.');
  return records;
}

/** The handlers of the documentation: pull and push by HTTP, what happens meanwhile by server-sent events. */
function replicate(collection: RxCollection<PeerRecord>, url: string): Replicating {
  const events = new Subject();
  const source = new EventSource(`${url}pullStream`);
  source.addEventListener('message', ({ data }) => events.next(JSON.parse(String(data))));
  source.addEventListener('error', () => events.next('RESYNC'));
  const state = replicateRxCollection({
    collection,
    replicationIdentifier: 'records-http',
    live: true,
    retryTime: 1_000,
    waitForLeadership: false,
    pull: {
      batchSize,
      stream$: events.asObservable(),
      async handler(checkpoint: Checkpoint | undefined, size: number) {
        const { id = '', updatedAt = 0 } = checkpoint ?? {};
        const query = new URLSearchParams({ id, updatedAt: `${updatedAt}`, batchSize: `${size}` });
        return (await fetch(`${url}pull?${query.toString()}`)).json();
      },
    },
    push: {
      batchSize,
      async handler(rows: unknown) {
        const headers = { accept: 'application/json', 'content-type': 'application/json' };
        const body = JSON.stringify(rows);
        return (await fetch(`${url}push`, { method: 'POST', headers, body })).json();
      },
    },
  });
  return { state, end: () => source.close() };
}

interface Replicating {
  readonly state: RxReplicationState;
  end(): void;
}

function rxdbPeer(): SyncPeer {
  let records: RxCollection<PeerRecord> | undefined;
  let running: Replicating | undefined;
  let address = '';
  const all = (): RxCollection<PeerRecord> => {
    if (records === undefined) throw new Error('Nothing was pulled.');
    return records;
  };
  return {
    async pull(url) {
      address = url;
      records = await openRecords();
      running = replicate(records, url);
      await running.state.awaitInitialReplication();
    },
    async find(name) {
      const found = await all()
        .find({ selector: { name: { $eq: name } } })
        .exec();
      return found.map(({ primary }) => primary);
    },
    count: () => all().count().exec(),
    get: async (ids) => [...(await all().findByIds(ids).exec()).values()].map((each) => each.toMutableJSON()),
    async stop() {
      running?.end();
      await running?.state.cancel();
    },
    async change(ids, make) {
      const found = await all().findByIds(ids).exec();
      const changed = ids.flatMap((id, index) => {
        const record = found.get(id);
        return record === undefined ? [] : [make(record.toMutableJSON(), index)];
      });
      const { error } = await all().bulkUpsert(changed);
      if (error.length > 0 || changed.length !== ids.length)
        throw new Error('RxDB did not write everything.');
    },
    async send() {
      running = replicate(all(), address);
      await running.state.awaitInSync();
    },
    follow(id, changed) {
      all()
        .findOne(id)
        .$.subscribe((record) => (record === null ? undefined : changed(record.toMutableJSON())));
    },
  };
}

offerTasks(rxdbPeer());
