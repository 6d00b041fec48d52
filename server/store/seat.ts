import type { Mask } from '@/lib/onechat/people';
import { mask as maskShape } from '@/lib/onechat/people';
import { role as roleShape, type Role } from '@/lib/onechat/fields';
import { everybody, scopeOfSeat, scopeOfTeam, type Scope } from '@/lib/sync/scope';
import { textIn, textOrNull, textsIn, truthIn, wholeOrNull } from '../sql/read';
import type { Sql, SqlRow } from '../sql/sql';

/** Who asks, as the database says at this moment: nothing of it is taken from the token but the three ids. */
export interface Seat {
  readonly workspaceId: string;
  readonly seatId: string;
  readonly userId: string;
  readonly clientId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly teams: readonly string[];
  /** What this seat may read and write. */
  readonly scopes: readonly Scope[];
  readonly mask: Mask;
  /** Part of a scope's key in a cursor: another version means the scope is loaded anew. */
  readonly maskVersion: number;
}

export interface SeatKey {
  readonly workspaceId: string;
  readonly userId: string;
  readonly clientId: string;
  readonly grantId: string;
}

export type SeatAnswer =
  | { readonly state: 'none' }
  | { readonly state: 'locked' }
  | { readonly state: 'wipe'; readonly order: string }
  | {
      readonly state: 'active';
      readonly seat: Seat;
      /** Whether the computer was last noted long ago. */
      readonly stale: boolean;
    };

const readStatement = `
select s.seat_id, s.role, s.teams, s.name, s.email, d.state, d.wipe_order,
  d.seen_at < now() - interval '10 minutes' as stale, m.version, m.fields,
  case when s.role in ('owner', 'manager')
    then (select array_agg(o.seat_id::text order by o.seat_id) from seat o where o.workspace_id = s.workspace_id)
  end as all_seats,
  case when s.role in ('owner', 'manager')
    then (select array_agg(distinct t order by t) from seat o, unnest(o.teams) t where o.workspace_id = s.workspace_id)
  end as all_teams
from seat s
join device d on d.workspace_id = s.workspace_id and d.seat_id = s.seat_id and d.client_id = $3 and d.grant_id = $4
left join role_mask m on m.workspace_id = s.workspace_id and m.role = s.role
where s.workspace_id = $1 and s.user_id = $2 and s.active`;

/** The first statement of each request: membership, role and the state of the computer, read together. */
export async function readSeat(sql: Sql, key: SeatKey): Promise<SeatAnswer> {
  const rows = await sql.query(readStatement, [key.workspaceId, key.userId, key.clientId, key.grantId]);
  const row = rows[0];
  if (row === undefined) return { state: 'none' };
  const state = textIn(row, 'state');
  if (state === 'wipe') return { state: 'wipe', order: textOrNull(row, 'wipe_order') ?? '' };
  if (state !== 'active') return { state: 'locked' };
  return { state: 'active', seat: seatOf(row, key), stale: truthIn(row, 'stale') };
}

function seatOf(row: SqlRow, key: SeatKey): Seat {
  const seatId = textIn(row, 'seat_id');
  const role = roleShape.parse(textIn(row, 'role'));
  const teams = textsIn(row, 'teams');
  const fields = textOrNull(row, 'fields');
  return {
    workspaceId: key.workspaceId,
    userId: key.userId,
    clientId: key.clientId,
    seatId,
    role,
    teams,
    name: textIn(row, 'name'),
    email: textIn(row, 'email'),
    scopes:
      role === 'agent'
        ? scopesOf(teams, [seatId])
        : scopesOf(textsIn(row, 'all_teams'), textsIn(row, 'all_seats')),
    mask: fields === null ? {} : maskShape.parse(JSON.parse(fields)),
    maskVersion: wholeOrNull(row, 'version') ?? 0,
  };
}

function scopesOf(teams: readonly string[], seats: readonly string[]): Scope[] {
  return [everybody, ...teams.map(scopeOfTeam), ...seats.map(scopeOfSeat)];
}

/** Whether a role has a say over the whole workspace's rows: who may erase. */
export function mayErase(role: Role): boolean {
  return role === 'owner' || role === 'manager';
}
