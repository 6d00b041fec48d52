import { PGlite } from '@electric-sql/pglite';
import { preparedStatements, type RunStatement } from './prepared-statements';
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
  return embed(await PGlite.create(folder === undefined ? {} : { dataDir: folder }));
}

/** The database of a PGlite that is open already; closing the one closes the other. */
export async function embed(pglite: PGlite): Promise<Embedded> {
  // As on PostgreSQL: our statements look rows up by key, whatever the values.
  await pglite.exec('set plan_cache_mode = force_generic_plan');
  const run = preparedStatements(pglite);
  return {
    kind: 'pglite',
    pglite,
    // Between transactions, as the driver's own queries do; sign-in's go through the driver.
    ...on((text, params) => pglite._runExclusiveTransaction(() => run(text, params))),
    transaction: (isolation, work) =>
      pglite.transaction(async (driver) => {
        const sql = on(run);
        // By the driver: it must be the very first statement, and ours may renew its plans before one.
        if (isolation === 'snapshot') {
          await driver.exec('set transaction isolation level repeatable read read only');
        }
        const last: Promise<unknown>[] = [];
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

function on(run: RunStatement): Sql {
  return { query: (text, params = []) => run(text, params) };
}
