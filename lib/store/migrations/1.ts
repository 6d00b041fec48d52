import type { Migration } from './migration';

/** The first shape: six stores, no index on content, keys that say nothing. */
export const migration1: Migration = {
  number: 1,
  stores: { page: 'k', delta: 'k', done: 'k', outbox: 'k', meta: 'k', blob: 'k' },
  fields: (_table, fields) => fields,
};
