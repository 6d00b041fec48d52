import { horizonDays } from '@/lib/onechat/sync';
import { wholeIn } from '../sql/read';
import type { Database } from '../sql/sql';

const statement = `
with h as (
  select workspace_id from ws_head where workspace_id = $1 for update
), e as (
  delete from entity
  where workspace_id in (select workspace_id from h)
    and (deleted or erased) and changed_at < now() - make_interval(days => $2::int)
  returning seq, kind, id, deleted, erased
), i as (
  delete from contact_identity
  where workspace_id = $1 and contact_id in (select id from e where kind = 'contacts')
), x as (
  delete from scope_exit
  where workspace_id in (select workspace_id from h) and changed_at < now() - make_interval(days => $2::int)
  returning seq
), f as (
  update ws_head set floor = greatest(
    floor, coalesce((select max(seq) from e), 0), coalesce((select max(seq) from x), 0)
  )
  where workspace_id in (select workspace_id from h)
  returning floor
)
select count(*) as n from e`;

/**
 * Clears away what was deleted or erased before the horizon; a computer that was away for longer loads everything
 * again. The hashes of erased ids stay for ever. Answers how many rows went.
 */
export async function clearAway(
  database: Database,
  workspaceId: string,
  days = horizonDays,
): Promise<number> {
  const rows = await database.query(statement, [workspaceId, days]);
  return rows[0] === undefined ? 0 : wholeIn(rows[0], 'n');
}
