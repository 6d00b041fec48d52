import type { Scope } from '@/lib/sync/scope';
import { textIn, wholeIn } from '../sql/read';
import type { Sql } from '../sql/sql';
import { addSums, rowSum } from './row-text';
import type { Seat } from './seat';

export type Digests = Readonly<Record<Scope, { readonly n: number; readonly sum: string }>>;

/**
 * Count and sum over the rows that are kept and live, per scope: what a client must come to as well. Deleted and
 * erased rows do not count, so that clearing them away later changes nothing.
 */
export async function digestsOf(sql: Sql, seat: Seat, scopes: readonly Scope[]): Promise<Digests> {
  const rows = await sql.query(
    `select e.scope, count(*) as n, sum(${rowSum})::text as sum
     from entity e
     where e.workspace_id = $1 and e.scope = any($2::text[]) and not e.erased and not e.deleted
     group by e.scope`,
    [seat.workspaceId, scopes],
  );
  const found = new Map(
    rows.map((row) => [textIn(row, 'scope'), { n: wholeIn(row, 'n'), sum: addSums([textIn(row, 'sum')]) }]),
  );
  const none = { n: 0, sum: addSums([]) };
  return Object.fromEntries(scopes.map((scope) => [scope, found.get(scope) ?? none]));
}
