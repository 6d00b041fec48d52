import { PGlite, type Transaction as Connection } from '@electric-sql/pglite';
import type { Database, Sql } from './sql';

export interface Embedded extends Database {
  readonly kind: 'pglite';
  readonly pglite: PGlite;
}

/**
 * PostgreSQL inside this process, in a folder, or in memory without one. One connection: transactions wait for
 * each other. Two processes could open one folder and break it, so the caller holds the folder's lock.
 */
export async function openPglite(folder?: string): Promise<Embedded> {
  const pglite = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
  return {
    kind: 'pglite',
    pglite,
    ...on(pglite),
    transaction: (isolation, work) =>
      pglite.transaction(async (transaction) => {
        if (isolation === 'snapshot') {
          await transaction.query('set transaction isolation level repeatable read read only');
        }
        const last: Promise<unknown>[] = [];
        const sql = on(transaction);
        const result = await work({
          ...sql,
          lastly: (text, params) => void last.push(sql.query(text, params)),
        });
        await Promise.all(last);
        return result;
      }),
    close: () => pglite.close(),
  };
}

function on(client: PGlite | Connection): Sql {
  return {
    query: async (text, params = []) => (await client.query<Record<string, unknown>>(text, [...params])).rows,
  };
}
