import { createHash } from 'node:crypto';
import { Pool, type PoolClient } from 'pg';
import { gatheringSocket } from './gathering-socket';
import type { Database, Isolation, Sql, Transaction } from './sql';

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
  const pool = new Pool({
    connectionString: url,
    max: connections,
    application_name: '1chat-api',
    pipeline: true,
    stream: gatheringSocket,
  });
  // A connection that breaks while nobody uses it must not end the process; the next query gets a new one.
  pool.on('error', () => undefined);
  // Our statements look rows up by key, whatever the values: planning each call anew would cost more than it finds.
  pool.on('connect', (client) => {
    client.query('set plan_cache_mode = force_generic_plan').catch(() => undefined);
  });
  const { rows } = await pool.query<{ version: string }>(
    `select current_setting('server_version_num') as version`,
  );
  if (Number(rows[0]?.version ?? 0) < 150_000) {
    await pool.end();
    throw new Error('DATABASE_URL leads to a PostgreSQL older than 15; please use 15 or newer');
  }
  const nameOf = statementNames();
  return {
    kind: 'postgres',
    pool,
    ...on(pool, nameOf),
    transaction: (isolation, work) => inTransaction(pool, { isolation, nameOf }, work),
    close: () => pool.end(),
  };
}

type NameOf = (text: string) => string;

/** A name makes a connection prepare the statement once; all our statements are constants, so few names exist. */
function statementNames(): NameOf {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
    return name;
  };
}

function on(client: Pool | PoolClient, nameOf: NameOf): Sql {
  return {
    query: async (text, params = []) =>
      (await client.query<Record<string, unknown>>({ name: nameOf(text), text, values: [...params] })).rows,
  };
}

/**
 * `begin` travels with the first statement and `commit` with the last one: a connection answers in order, so
 * nothing is gained by waiting for either.
 */
async function inTransaction<T>(
  pool: Pool,
  { isolation, nameOf }: { isolation: Isolation; nameOf: NameOf },
  work: (sql: Transaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  const sent: Promise<unknown>[] = [];
  const send = (promise: Promise<unknown>) => {
    // Its failure is read below; until then it is nobody's.
    promise.catch(() => undefined);
    sent.push(promise);
  };
  try {
    const sql = on(client, nameOf);
    send(sql.query(begin[isolation]));
    const result = await work({ ...sql, lastly: (text, params) => send(sql.query(text, params)) });
    const ended = client.query('commit');
    ended.catch(() => undefined);
    await Promise.all(sent);
    if ((await ended).command !== 'COMMIT') throw new Error('The transaction was not kept');
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
