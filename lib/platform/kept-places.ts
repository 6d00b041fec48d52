import type { CheckedPlace } from '@/lib/domain/privacy/checked-place';
import { browser } from './browser';

/** A place outside the model where this product keeps something: how to empty it, and how to look again. */
export interface KeptPlace {
  readonly name: CheckedPlace;
  empty(): Promise<void>;
  isEmpty(): Promise<boolean>;
}

/** Files of this product (the sealing key is one); removing a file here removes its bytes. */
const filesPlace: KeptPlace = {
  name: 'files',
  async empty() {
    const root = await navigator.storage.getDirectory();
    for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
  },
  async isEmpty() {
    const root = await navigator.storage.getDirectory();
    for await (const _name of root.keys()) return false;
    return true;
  },
};

/** Databases; whatever Chrome leaves of them on disk is sealed, and its key is gone. */
const databasesPlace: KeptPlace = {
  name: 'database',
  async empty() {
    const databases = await indexedDB.databases();
    await Promise.all(databases.map(({ name }) => (name === undefined ? undefined : deleteDatabase(name))));
  },
  isEmpty: async () => (await indexedDB.databases()).length === 0,
};

/** Small values of the extension; only a clear removes their bytes, a remove would leave them. */
const smallValuesPlace: KeptPlace = {
  name: 'settings',
  empty: () => browser.storage.local.clear(),
  isEmpty: async () => Object.keys(await browser.storage.local.get(null)).length === 0,
};

/** What lasts until Chrome closes. */
const sessionPlace: KeptPlace = {
  name: 'session',
  empty: () => browser.storage.session.clear(),
  isEmpty: async () => Object.keys(await browser.storage.session.get(null)).length === 0,
};

/** Stored answers of the network; there are none, and this proves it. */
const cachesPlace: KeptPlace = {
  name: 'caches',
  async empty() {
    for (const name of await caches.keys()) await caches.delete(name);
  },
  isEmpty: async () => (await caches.keys()).length === 0,
};

/** Clocks that would wake this product. */
const alarmsPlace: KeptPlace = {
  name: 'alarms',
  async empty() {
    await browser.alarms.clearAll();
  },
  isEmpty: async () => (await browser.alarms.getAll()).length === 0,
};

/** The number on the icon. */
const badgePlace: KeptPlace = {
  name: 'icon',
  empty: () => browser.action.setBadgeText({ text: '' }),
  isEmpty: async () => (await browser.action.getBadgeText({})) === '',
};

/** Every place, in the order in which a wipe empties them: the key goes first. */
export const keptPlaces: readonly KeptPlace[] = [
  filesPlace,
  databasesPlace,
  smallValuesPlace,
  sessionPlace,
  cachesPlace,
  alarmsPlace,
  badgePlace,
];

const deletionLimit = 10_000;

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    const timer = setTimeout(() => reject(new Error('The database is still in use')), deletionLimit);
    request.addEventListener('success', () => {
      clearTimeout(timer);
      resolve();
    });
    request.addEventListener('error', () => {
      clearTimeout(timer);
      reject(new Error('The database could not be deleted'));
    });
  });
}
