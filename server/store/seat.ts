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
select s.user_id, d.client_id, d.grant_id, s.seat_id, s.role, s.teams, s.name, s.email, d.state, d.wipe_order,
  d.seen_at < now() - interval '10 minutes' as stale, m.version, m.fields,
  case when s.role in ('owner', 'manager')
    then (select array_agg(o.seat_id::text order by o.seat_id) from seat o where o.workspace_id = s.workspace_id)
  end as all_seats,
  case when s.role in ('owner', 'manager')
    then (select array_agg(distinct t order by t) from seat o, unnest(o.teams) t where o.workspace_id = s.workspace_id)
  end as all_teams
from unnest($2::text[], $3::text[], $4::text[]) as a (user_id, client_id, grant_id)
join seat s on s.workspace_id = $1 and s.user_id = a.user_id and s.active
join device d on d.workspace_id = $1 and d.client_id = a.client_id and d.seat_id = s.seat_id and d.grant_id = a.grant_id
left join role_mask m on m.workspace_id = $1 and m.role = s.role`;

/** The first statement of each request: membership, role and the state of the computer, read together. */
export async function readSeat(sql: Sql, key: SeatKey): Promise<SeatAnswer> {
  const [answer] = await readSeats(sql, [key]);
  return answer ?? none;
}

/** The same for requests of one workspace that wait at the same time, in one statement; the answers in their order. */
export async function readSeats(
  sql: Sql,
  keys: readonly [SeatKey, ...SeatKey[]],
): Promise<readonly SeatAnswer[]> {
  const asked = [...new Map(keys.map((key) => [textOfKey(key), key])).values()];
  const rows = await sql.query(readStatement, [
    keys[0].workspaceId,
    asked.map(({ userId }) => userId),
    asked.map(({ clientId }) => clientId),
    asked.map(({ grantId }) => grantId),
  ]);
  const found = new Map(
    rows.map((row) => {
      const [userId, clientId, grantId] = [
        textIn(row, 'user_id'),
        textIn(row, 'client_id'),
        textIn(row, 'grant_id'),
      ];
      return [textOfKey({ userId, clientId, grantId }), row];
    }),
  );
  return keys.map((key) => {
    const row = found.get(textOfKey(key));
    return row === undefined ? none : answerOf(row, key);
  });
}

const none: SeatAnswer = { state: 'none' };

function textOfKey({ userId, clientId, grantId }: Omit<SeatKey, 'workspaceId'>): string {
  return JSON.stringify([userId, clientId, grantId]);
}

function answerOf(row: SqlRow, key: SeatKey): SeatAnswer {
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
