import { gzipSync } from 'node:zlib';
import type { Postgres } from '@/server/sql/postgres';
import { forSeconds, measure, say } from './figure';
import { fleets } from './fleets';

interface Bench {
  readonly database: Postgres;
  readonly beside: number;
  readonly seconds: number;
  readonly rows: number;
}

/**
 * What one would write in an afternoon: a log with a sequence, read by number, last writer wins. It loses changes
 * (`tests/server/many-seats.test.ts` shows it), keeps no scopes, merges nothing and counts a change twice that is
 * sent twice: its figures say what being right costs.
 */
export async function benchNaive({ database, beside, seconds, rows }: Bench): Promise<void> {
  const subject = 'naive log on PostgreSQL';
  await database.query('create table naive (workspace int, seq bigserial primary key, id text, d text)');
  await database.query('create index naive_by_workspace on naive (workspace, seq)');
  const report = async (figure: string, work: () => Promise<number>) => {
    const { ms: _, ...found } = await measure(beside, work);
    say({ subject, figure, unit: 'per second', ...found });
  };
  for (const { name, workspaces, writers } of fleets) {
    await report(`pushes, ${name}`, () =>
      forSeconds(seconds, workspaces * writers, async (line, turn) => {
        const d = JSON.stringify({ body: 'x'.repeat(200), turn });
        await database.query('insert into naive (workspace, id, d) values ($1, $2, $3)', [
          line % workspaces,
          `n${turn % 100}`,
          d,
        ]);
      }),
    );
  }
  await report('empty pulls', () =>
    forSeconds(seconds, 8, async () => {
      await database.query(
        'select seq, id, d from naive where workspace = $1 and seq > $2 order by seq limit 500',
        [1, 1e9],
      );
    }),
  );
  await database.query(
    `insert into naive (workspace, id, d)
     select 99, n::text, '{"name":"Customer ' || md5(n::text) || '","company":"' || md5((n * 7)::text) || '"}'
     from generate_series(1, $1::int) n`,
    [rows],
  );
  const { ms } = await measure(beside, async () => {
    const found = await database.query('select id, d from naive where workspace = 99 order by seq');
    gzipSync(found.map((row) => JSON.stringify(row)).join('\n'), { level: 1 });
    return found.length;
  });
  say({ subject, figure: `snapshot of ${rows}`, value: ms, unit: 'ms' });
}
