import { wholeIn } from '../sql/read';
import type { Database, Sql } from '../sql/sql';
import { first } from './migrations/first';
import { identities } from './migrations/identities';
import { merged } from './migrations/merged';
import { renewals } from './migrations/renewals';

/** Every change to the tables, in order; an entry never changes once released. */
const migrations: readonly string[] = [first, identities, merged, renewals];

/** Brings the tables up to date in one transaction. Processes that start together wait for each other. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction('write', async (sql) => {
    await sql.query(`select pg_advisory_xact_lock(hashtext('1chat-api migration'))`);
    await sql.query(
      'create table if not exists migration (version int primary key, applied_at timestamptz not null default now())',
    );
    const done = await versionOf(sql);
    if (done > migrations.length) {
      throw new Error('The database was written by a newer version of this server; please update the server');
    }
    for (const [index, text] of migrations.entries()) {
      if (index < done) continue;
      await sql.query(`do $step$ begin execute $body$${text}$body$; end $step$`);
      await sql.query('insert into migration (version) values ($1)', [index + 1]);
    }
  });
}

async function versionOf(sql: Sql): Promise<number> {
  const rows = await sql.query('select coalesce(max(version), 0) as version from migration');
  return rows[0] === undefined ? 0 : wholeIn(rows[0], 'version');
}
