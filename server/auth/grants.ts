import { randomUUID } from 'node:crypto';
import { textIn, truthIn } from '../sql/read';
import type { Database, Sql } from '../sql/sql';
import { admitDevice } from '../store/workspaces';

export interface GrantChoice {
  readonly sessionId: string;
  readonly userId: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly deviceName: string;
}

/** Notes which workspace a person chose for which computer; nothing where the person has no seat there. */
export async function chooseWorkspace(sql: Sql, choice: GrantChoice): Promise<string | undefined> {
  const rows = await sql.query(
    `insert into sign_in_grant (grant_id, session_id, user_id, workspace_id, client_id, device_name)
     select $1, $2, $3, s.workspace_id, $5, $6 from seat s where s.workspace_id = $4 and s.user_id = $3 and s.active
     returning grant_id`,
    [randomUUID(), choice.sessionId, choice.userId, choice.workspaceId, choice.clientId, choice.deviceName],
  );
  return rows[0] === undefined ? undefined : textIn(rows[0], 'grant_id');
}

/** The choice of this browser session that waits to be used; choices wait for ten minutes. */
export async function latestGrant(sql: Sql, sessionId: string): Promise<string | undefined> {
  const rows = await sql.query(
    `select grant_id from sign_in_grant
     where session_id = $1 and used_at is null and created_at > now() - interval '10 minutes'
     order by created_at desc limit 1`,
    [sessionId],
  );
  return rows[0] === undefined ? undefined : textIn(rows[0], 'grant_id');
}

/** What the person chose, for the page that asks once more. */
export async function grantWorkspace(sql: Sql, grantId: string): Promise<string | undefined> {
  const rows = await sql.query(
    'select w.name from sign_in_grant g join workspace w using (workspace_id) where g.grant_id = $1',
    [grantId],
  );
  return rows[0] === undefined ? undefined : textIn(rows[0], 'name');
}

export interface GrantClaims extends Record<string, unknown> {
  readonly ws: string;
  readonly dev: string;
  readonly gid: string;
}

/**
 * The claims of an access token. At first use the computer is tied to the sign-in; at each later one it must still
 * be: a locked computer, a newer sign-in on it, or a lost seat ends the refresh tokens of this one.
 */
export function redeemGrant(
  database: Database,
  userId: string | undefined,
  grantId: string | undefined,
): Promise<GrantClaims | undefined> {
  return database.transaction('write', async (sql) => {
    const rows = await sql.query(
      `select workspace_id, client_id, user_id, device_name, used_at is not null as used
       from sign_in_grant where grant_id = $1 and user_id = $2 for update`,
      [grantId ?? '', userId ?? ''],
    );
    const row = rows[0];
    if (row === undefined || grantId === undefined) return undefined;
    const workspaceId = textIn(row, 'workspace_id');
    const clientId = textIn(row, 'client_id');
    const claims = { ws: workspaceId, dev: clientId, gid: grantId };
    if (truthIn(row, 'used')) return (await isStanding(sql, claims)) ? claims : undefined;
    await sql.query('update sign_in_grant set used_at = now() where grant_id = $1', [grantId]);
    const device = {
      workspaceId,
      clientId,
      grantId,
      userId: textIn(row, 'user_id'),
      name: textIn(row, 'device_name'),
    };
    return (await admitDevice(sql, device)) ? claims : undefined;
  });
}

async function isStanding(sql: Sql, { ws, dev, gid }: GrantClaims): Promise<boolean> {
  const rows = await sql.query(
    `select 1 as one from device d join seat s on s.workspace_id = d.workspace_id and s.seat_id = d.seat_id
     where d.workspace_id = $1 and d.client_id = $2 and d.grant_id = $3 and d.state = 'active' and s.active`,
    [ws, dev, gid],
  );
  return rows.length === 1;
}
