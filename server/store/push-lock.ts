import type { Refusal } from '@/lib/onechat/sync';
import { textIn, wholeIn } from '../sql/read';
import type { Sql } from '../sql/sql';
import { refusalOf } from './refusals';
import type { Seat } from './seat';

/** An active computer, as the database knew it under the lock. */
export interface LockedDevice {
  readonly last: number;
  readonly refusals: readonly Refusal[];
}

export interface Locked {
  /** By client id and seat id; computers that are not active are absent. */
  readonly devices: Map<string, LockedDevice>;
  readonly head: number;
}

// The order of the locks is the order of the parts: `h` waits for `d`.
const statement = `
with d as materialized (
  select client_id, seat_id, last_mid from device
  where workspace_id = $1 and client_id = any($2::text[]) and state = 'active'
  order by client_id for update
), h as materialized (
  select seq from ws_head where workspace_id = $1 and (select count(*) from d) > 0 for update
)
select h.seq, d.client_id, d.seat_id, d.last_mid,
  (select json_agg(json_build_object('mid', r.mid, 'code', r.code, 'say', r.say) order by r.mid)::text
   from (
     select mid, code, say from refusal where workspace_id = $1 and client_id = d.client_id order by mid limit 1000
   ) r
  ) as refusals
from d cross join h`;

/** Locks the computers of these pushes and the workspace's head, in that order, and reads them. */
export async function lockForPush(
  sql: Sql,
  workspaceId: string,
  calls: readonly { readonly seat: Seat }[],
): Promise<Locked> {
  const clients = [...new Set(calls.map(({ seat }) => seat.clientId))];
  const rows = await sql.query(statement, [workspaceId, clients]);
  const devices = rows.map((row): [string, LockedDevice] => [
    `${textIn(row, 'client_id')} ${textIn(row, 'seat_id')}`,
    { last: wholeIn(row, 'last_mid'), refusals: refusalOf(row['refusals']) },
  ]);
  return { devices: new Map(devices), head: rows[0] === undefined ? 0 : wholeIn(rows[0], 'seq') };
}
