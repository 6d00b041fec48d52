import { browser } from './browser';

/** Small values of the extension: `local` ones stay, `session` ones go when the browser closes. */
export interface SmallValues {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  all(): Promise<Readonly<Record<string, unknown>>>;
}

/** The only way to the browser's small values. Which keys there are is the catalogue's to say. */
export function smallValues(area: 'local' | 'session'): SmallValues {
  return {
    read: async (key) => (await browser.storage[area].get(key))[key],
    write: (key, value) => browser.storage[area].set({ [key]: value }),
    remove: (key) => browser.storage[area].remove(key),
    all: () => browser.storage[area].get(null),
  };
}
