import { role as roleShape, type Role } from '@/lib/onechat/fields';
import type { z } from '@/lib/catalogue/zod';
import type { formerMember, member } from '@/lib/onechat/people';
import { textIn, textsIn, wholeIn } from '../sql/read';
import type { Database, Sql, SqlRow } from '../sql/sql';
import type { Seat } from './seat';

export type Member = z.output<typeof member>;
type FormerMember = z.output<typeof formerMember>;

/** The active members of the seat's workspace. */
export async function listMembers(sql: Sql, seat: Seat): Promise<Member[]> {
  const rows = await sql.query(
    `select seat_id, name, email, role, teams from seat where workspace_id = $1 and active order by name, seat_id`,
    [seat.workspaceId],
  );
  return rows.map((row) => memberOf(row, seat));
}

/** The names of those who were in the workspace once. */
export async function formerMembers(sql: Sql, workspaceId: string): Promise<FormerMember[]> {
  const rows = await sql.query(
    `select seat_id, name from seat where workspace_id = $1 and not active order by name, seat_id`,
    [workspaceId],
  );
  return rows.map((row) => ({ seatId: textIn(row, 'seat_id'), name: textIn(row, 'name') }));
}

function memberOf(row: SqlRow, seat: Seat): Member {
  const seatId = textIn(row, 'seat_id');
  return {
    seatId,
    name: textIn(row, 'name'),
    email: textIn(row, 'email'),
    role: roleShape.parse(textIn(row, 'role')),
    teams: textsIn(row, 'teams'),
    you: seatId === seat.seatId,
  };
}

export interface MemberChange {
  readonly seatId: string;
  readonly role?: Role | undefined;
  readonly teams?: readonly string[] | undefined;
  /** `false` takes the member out; the member's computers are locked in the same moment. */
  readonly active?: false;
}

/** `last-owner`: a workspace always keeps one. */
export type MemberOutcome =
  | { readonly kind: 'done'; readonly member: Member; readonly locked: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'last-owner' };

/** Changes a member; changes of one workspace's members wait for each other, so that the last owner stays. */
export function changeMember(database: Database, seat: Seat, change: MemberChange): Promise<MemberOutcome> {
  return database.transaction('write', async (sql) => {
    await sql.query('select seq from ws_head where workspace_id = $1 for update', [seat.workspaceId]);
    return changeMemberIn(sql, seat, change);
  });
}

/** The same inside a transaction that holds the workspace's head. */
export async function changeMemberIn(sql: Sql, seat: Seat, change: MemberChange): Promise<MemberOutcome> {
  const found = await sql.query(
    `select role, (select count(*) from seat o where o.workspace_id = $1 and o.active and o.role = 'owner') as owners
       from seat where workspace_id = $1 and seat_id = $2 and active`,
    [seat.workspaceId, change.seatId],
  );
  const row = found[0];
  if (row === undefined) return { kind: 'none' };
  const leaves = change.active === false || (change.role !== undefined && change.role !== 'owner');
  if (textIn(row, 'role') === 'owner' && leaves && wholeIn(row, 'owners') === 1)
    return { kind: 'last-owner' };
  const changed = await sql.query(
    `update seat set role = coalesce($3, role), teams = coalesce($4::text[], teams), active = $5
       where workspace_id = $1 and seat_id = $2 returning seat_id, name, email, role, teams`,
    [seat.workspaceId, change.seatId, change.role ?? null, change.teams ?? null, change.active ?? true],
  );
  const locked = change.active === false ? await lockSeat(sql, seat.workspaceId, change.seatId) : [];
  return { kind: 'done', member: memberOf(changed[0] ?? {}, seat), locked };
}

async function lockSeat(sql: Sql, workspaceId: string, seatId: string): Promise<string[]> {
  const rows = await sql.query(
    `update device set state = 'locked' where workspace_id = $1 and seat_id = $2 and state = 'active'
     returning client_id`,
    [workspaceId, seatId],
  );
  return rows.map((row) => textIn(row, 'client_id'));
}
