import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { role as roleShape, type Role } from '@/lib/onechat/fields';
import type { z } from '@/lib/catalogue/zod';
import type { invitation } from '@/lib/onechat/people';
import { instantIn, textIn } from '../sql/read';
import type { Sql, SqlRow } from '../sql/sql';
import type { Seat } from './seat';

export type Invitation = z.output<typeof invitation>;

const columns = 'invitation_id, email, role, invited_at, expires_at';
const open = 'taken_at is null and expires_at > now()';

/** Invitations that can still be taken. */
export async function listInvitations(sql: Sql, workspaceId: string): Promise<Invitation[]> {
  const rows = await sql.query(
    `select ${columns} from invitation where workspace_id = $1 and ${open} order by invited_at, invitation_id`,
    [workspaceId],
  );
  return rows.map(invitationOf);
}

/** An invitation before its mail is on the way: what is in the mail, and what makes it count. */
export interface Letter {
  readonly id: string;
  /** Goes into the mail and nowhere else. */
  readonly token: string;
  readonly role: Role;
}

/**
 * Finds the open invitation of this address, or makes one. An address has one; its earlier mail stays good until
 * `sealLetter`, so that a mail that cannot be sent takes nothing away.
 */
export async function startLetter(
  sql: Sql,
  seat: Seat,
  { email, role }: { readonly email: string; readonly role: Role },
): Promise<Letter | 'member'> {
  const token = randomBytes(24).toString('base64url');
  const rows = await sql.query(
    `with held as (
       select invitation_id from invitation where workspace_id = $1 and lower(email) = lower($3) and ${open}
       order by invited_at limit 1
     ), made as (
       insert into invitation (workspace_id, invitation_id, email, role, token_hash, invited_by, expires_at)
       select $1, $2, $3, $4, $5, $6, now() + interval '7 days'
       where not exists (select 1 from held)
         and not exists (select 1 from seat where workspace_id = $1 and active and lower(email) = lower($3))
       returning invitation_id
     )
     select invitation_id from held union all select invitation_id from made`,
    [seat.workspaceId, randomUUID(), email, role, hashOf(token), seat.seatId],
  );
  return rows[0] === undefined ? 'member' : { id: textIn(rows[0], 'invitation_id'), token, role };
}

/** The mail was taken: its token is the one that counts from now on, for a week. */
export async function sealLetter(
  sql: Sql,
  seat: Seat,
  { id, token, role }: Letter,
): Promise<Invitation | undefined> {
  const rows = await sql.query(
    `update invitation set token_hash = $3, role = $4, invited_by = $5, expires_at = now() + interval '7 days'
     where workspace_id = $1 and invitation_id = $2 and taken_at is null returning ${columns}`,
    [seat.workspaceId, id, hashOf(token), role, seat.seatId],
  );
  return rows[0] === undefined ? undefined : invitationOf(rows[0]);
}

/** Takes an invitation back; says whether there was one. */
export async function withdrawInvitation(sql: Sql, workspaceId: string, id: string): Promise<boolean> {
  const rows = await sql.query(
    `delete from invitation where workspace_id = $1 and invitation_id = $2 and ${open} returning invitation_id`,
    [workspaceId, id],
  );
  return rows.length === 1;
}

export interface OpenInvitation {
  readonly workspaceId: string;
  readonly email: string;
  readonly role: Role;
}

/** What a token invites to, while it does. */
export async function invitationBehind(sql: Sql, token: string): Promise<OpenInvitation | undefined> {
  const rows = await sql.query(
    `select workspace_id, email, role from invitation where token_hash = $1 and ${open}`,
    [hashOf(token)],
  );
  return rows[0] === undefined ? undefined : openOf(rows[0]);
}

/** Uses an invitation up, once; two who try at the same time do not both succeed. */
export async function takeInvitation(sql: Sql, token: string): Promise<OpenInvitation | undefined> {
  const rows = await sql.query(
    `update invitation set taken_at = now() where token_hash = $1 and ${open} returning workspace_id, email, role`,
    [hashOf(token)],
  );
  return rows[0] === undefined ? undefined : openOf(rows[0]);
}

function openOf(row: SqlRow): OpenInvitation {
  return {
    workspaceId: textIn(row, 'workspace_id'),
    email: textIn(row, 'email'),
    role: roleShape.parse(textIn(row, 'role')),
  };
}

function invitationOf(row: SqlRow): Invitation {
  return {
    id: textIn(row, 'invitation_id'),
    email: textIn(row, 'email'),
    role: roleShape.parse(textIn(row, 'role')),
    invitedAt: instantIn(row, 'invited_at'),
    expiresAt: instantIn(row, 'expires_at'),
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
