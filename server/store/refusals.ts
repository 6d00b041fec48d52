import { z } from '@/lib/catalogue/zod';
import { refusal, type Refusal } from '@/lib/onechat/sync';
import type { Sql } from '../sql/sql';
import type { Seat } from './seat';

const list = z.array(refusal);

/** Reads the refusals that a statement gathered as JSON text; none for null. */
export function refusalOf(value: unknown): Refusal[] {
  return typeof value === 'string' ? list.parse(JSON.parse(value)) : [];
}

/** Forgets refusals that a person has seen, and answers those that are left. */
export async function confirmRefusals(sql: Sql, seat: Seat, mids: readonly number[]): Promise<Refusal[]> {
  const rows = await sql.query(
    `with gone as (
       delete from refusal where workspace_id = $1 and client_id = $2 and mid = any($3::bigint[]) returning mid
     )
     select json_agg(json_build_object('mid', r.mid, 'code', r.code, 'say', r.say) order by r.mid)::text as refusals
     from (
       select mid, code, say from refusal
       where workspace_id = $1 and client_id = $2 and mid not in (select mid from gone) order by mid limit 1000
     ) r`,
    [seat.workspaceId, seat.clientId, mids],
  );
  return refusalOf(rows[0]?.['refusals']);
}
