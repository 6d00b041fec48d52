import { createHash } from 'node:crypto';
import { Pool, type PoolClient, type QueryConfig } from 'pg';
import type { Database, Isolation, Param, Sql } from './sql';

const begin: Readonly<Record<Isolation, string>> = {
  write: 'begin isolation level read committed',
  snapshot: 'begin isolation level repeatable read read only',
};

export interface Postgres extends Database {
  readonly kind: 'postgres';
  readonly pool: Pool;
}

/** PostgreSQL 15 or newer behind a pool; refuses older ones. */
export async function openPostgres(url: string, connections = 20): Promise<Postgres> {
  const pool = new Pool({ connectionString: url, max: connections, application_name: '1chat-api' });
  // A connection that breaks while nobody uses it must not end the process; the next query gets a new one.
  pool.on('error', () => undefined);
  const { rows } = await pool.query<{ version: string }>(
    `select current_setting('server_version_num') as version`,
  );
  if (Number(rows[0]?.version ?? 0) < 150_000) {
    await pool.end();
    throw new Error('DATABASE_URL leads to a PostgreSQL older than 15; please use 15 or newer');
  }
  return {
    kind: 'postgres',
    pool,
    ...on(pool),
    transaction: (isolation, work) => inTransaction(pool, isolation, work),
    close: () => pool.end(),
  };
}

function on(client: Pool | PoolClient): Sql {
  return {
    query: async (text, params = []) => (await client.query(prepared(text, params))).rows,
  };
}

/** A name makes a connection prepare the statement once; all our statements are constants, so few names exist. */
function prepared(text: string, params: readonly Param[]): QueryConfig {
  return { name: createHash('sha256').update(text).digest('hex').slice(0, 32), text, values: [...params] };
}

async function inTransaction<T>(
  pool: Pool,
  isolation: Isolation,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query(begin[isolation]);
    const result = await work(on(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
