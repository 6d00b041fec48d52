import { randomUUID } from 'node:crypto';
import type { Role } from '@/lib/onechat/fields';
import type { Mask } from '@/lib/onechat/people';
import { role as roleShape } from '@/lib/onechat/fields';
import { textIn } from '../sql/read';
import type { Database, Sql } from '../sql/sql';

export interface NewSeat {
  readonly workspaceId: string;
  readonly userId: string;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
}

/** Makes a workspace with nothing in it; its numbers start at 0 under an epoch of their own. */
export async function createWorkspace(sql: Sql, name: string): Promise<string> {
  const workspaceId = randomUUID();
  await sql.query('insert into workspace (workspace_id, name) values ($1, $2)', [workspaceId, name]);
  await sql.query('insert into ws_head (workspace_id, epoch) values ($1, $2)', [workspaceId, randomUUID()]);
  return workspaceId;
}

/** Gives a person a seat, or wakes the one the person had. */
export async function addSeat(
  sql: Sql,
  { workspaceId, userId, role, name, email }: NewSeat,
): Promise<string> {
  const rows = await sql.query(
    `insert into seat (workspace_id, seat_id, user_id, role, name, email) values ($1, $2, $3, $4, $5, $6)
     on conflict (workspace_id, user_id) do update set active = true, role = excluded.role
     returning seat_id`,
    [workspaceId, randomUUID(), userId, role, name, email],
  );
  return textIn(rows[0] ?? {}, 'seat_id');
}

export interface NewDevice {
  readonly workspaceId: string;
  readonly clientId: string;
  readonly userId: string;
  readonly grantId: string;
  readonly name: string;
}

/**
 * Ties a computer to a sign-in. A computer that belongs to another seat is not taken over; one that is to be wiped
 * stays so; a locked one is open again, because its person just signed in.
 */
export async function admitDevice(sql: Sql, device: NewDevice): Promise<boolean> {
  const rows = await sql.query(
    `insert into device (workspace_id, client_id, seat_id, grant_id, state, name)
     select s.workspace_id, $2, s.seat_id, $4, 'active', $5
     from seat s where s.workspace_id = $1 and s.user_id = $3 and s.active
     on conflict (workspace_id, client_id) do update
       set grant_id = excluded.grant_id, state = 'active', name = excluded.name
       where device.seat_id = excluded.seat_id and device.state <> 'wipe'
     returning client_id`,
    [device.workspaceId, device.clientId, device.userId, device.grantId, device.name],
  );
  return rows.length === 1;
}

export interface Membership {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** The workspaces a person has a seat in. */
export async function membershipsOf(sql: Sql, userId: string): Promise<Membership[]> {
  const rows = await sql.query(
    `select w.workspace_id, w.name, s.role from seat s join workspace w using (workspace_id)
     where s.user_id = $1 and s.active order by w.name, w.workspace_id`,
    [userId],
  );
  return rows.map((row) => ({
    id: textIn(row, 'workspace_id'),
    name: textIn(row, 'name'),
    role: roleShape.parse(textIn(row, 'role')),
  }));
}

/** The name of a workspace. */
export async function workspaceName(sql: Sql, workspaceId: string): Promise<string> {
  const rows = await sql.query('select name from workspace where workspace_id = $1', [workspaceId]);
  return textIn(rows[0] ?? {}, 'name');
}

export interface WorkspaceChange {
  readonly name: string | undefined;
  readonly masks: Readonly<Partial<Record<'manager' | 'agent', Mask | undefined>>>;
}

/** Renames a workspace and sets masks; each new mask has a new version, so that seats load anew what they see. */
export function changeWorkspace(
  database: Database,
  workspaceId: string,
  change: WorkspaceChange,
): Promise<void> {
  return database.transaction('write', async (sql) => {
    if (change.name !== undefined) {
      await sql.query('update workspace set name = $2 where workspace_id = $1', [workspaceId, change.name]);
    }
    for (const [role, mask] of Object.entries(change.masks)) {
      if (mask === undefined) continue;
      await sql.query(
        `insert into role_mask (workspace_id, role, version, fields) values ($1, $2, 1, $3)
         on conflict (workspace_id, role) do update set version = role_mask.version + 1, fields = excluded.fields
         where role_mask.fields <> excluded.fields`,
        [workspaceId, role, JSON.stringify(mask)],
      );
    }
  });
}
