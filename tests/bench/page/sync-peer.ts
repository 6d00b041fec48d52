import { editedCompany, editedIds, lastName, sampleOf, type PeerRecord } from '../data/sync-records';

/** A library that keeps records in the browser and replicates them with its server. */
export interface SyncPeer {
  /** Opens an empty database and begins to replicate; resolves when everything has come. */
  pull(url: string, count: number): Promise<void>;
  /** The ids of the records with this name, by looking at all that are here. */
  find(name: string): Promise<readonly string[]>;
  count(): Promise<number>;
  get(ids: readonly string[]): Promise<readonly PeerRecord[]>;
  /** Ends the replication, as without a network. */
  stop(): Promise<void>;
  /** Writes what a function makes of these records, many at a time. */
  change(ids: readonly string[], make: (record: PeerRecord, index: number) => PeerRecord): Promise<void>;
  /** Begins to replicate again; resolves when everything is said to be on the server. */
  send(): Promise<void>;
  /** Calls whenever the record was changed from elsewhere. */
  follow(id: string, changed: (record: PeerRecord) => void): void;
}

/** What a figure may ask of the page; answers are milliseconds, or moments in milliseconds since 1970. */
export type PeerTask =
  | { readonly task: 'pull'; readonly url: string; readonly size: number; readonly edited: number }
  | { readonly task: 'edit'; readonly size: number; readonly count: number }
  | { readonly task: 'send' }
  | { readonly task: 'expect'; readonly name: string }
  | { readonly task: 'shown' }
  | { readonly task: 'rename'; readonly name: string };

/** Lets the figure run tasks of a peer. */
export function offerTasks(peer: SyncPeer): void {
  let lastId = '';
  let shown: Promise<number> = Promise.resolve(0);
  let look: (name: string) => void = () => undefined;

  async function pull({ url, size, edited }: PeerTask & { task: 'pull' }): Promise<number> {
    const began = performance.now();
    await peer.pull(url, size);
    const found = await peer.find(lastName);
    const took = performance.now() - began;
    const [id] = found;
    if (found.length !== 1 || id === undefined)
      throw new Error(`${found.length} records bear the last name.`);
    lastId = id;
    await check(peer, size, edited);
    document.body.append(document.createElement('h1'));
    peer.follow(id, ({ name }) => {
      const heading = document.querySelector('h1');
      if (heading !== null) heading.textContent = name;
      look(name);
    });
    return took;
  }

  async function run(task: PeerTask): Promise<number> {
    switch (task.task) {
      case 'pull':
        return pull(task);
      case 'edit': {
        await peer.stop();
        const ids = editedIds(task.size, task.count);
        await peer.change(ids, (record, index) => ({
          ...record,
          company: editedCompany(index),
          updatedAt: Date.now(),
        }));
        return 0;
      }
      case 'send': {
        const began = performance.now();
        await peer.send();
        return performance.now() - began;
      }
      case 'expect':
        shown = new Promise((resolve) => {
          look = (name) =>
            name === task.name ? resolve(performance.timeOrigin + performance.now()) : undefined;
        });
        return 0;
      case 'shown':
        return shown;
      case 'rename': {
        const at = performance.timeOrigin + performance.now();
        await peer.change([lastId], (record) => ({ ...record, name: task.name, updatedAt: Date.now() }));
        return at;
      }
    }
  }

  Object.assign(globalThis, { runPeerTask: run });
}

/** Compares the number of records, and a sample of them, with what the server was given. */
async function check(peer: SyncPeer, size: number, edited: number): Promise<void> {
  const count = await peer.count();
  if (count !== size) throw new Error(`${count} of ${size} records are here.`);
  const sample = sampleOf(size, edited);
  const found = await peer.get(sample.map(({ entity }) => entity.id));
  const held = new Map(found.map((record) => [record.id, record]));
  for (const { entity } of sample) {
    const record = held.get(entity.id);
    const phones = Object.keys(entity.d['identities'] ?? {}).join();
    const isRight =
      record !== undefined &&
      record.name === entity.d['name'] &&
      record.company === (entity.d['company'] ?? null) &&
      record.phones.join() === phones;
    if (!isRight) throw new Error(`${entity.id} is not what the server has.`);
  }
}
