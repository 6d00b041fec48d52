import type { Sql } from '../sql/sql';

/** After a restore: numbers mean other changes than before, so every client loads everything again. */
export async function startNewEpochs(sql: Sql): Promise<void> {
  await sql.query('update ws_head set epoch = gen_random_uuid()');
}
