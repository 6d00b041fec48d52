import { createHash } from 'node:crypto';
import { textIn, textOrNull, truthIn } from '../sql/read';
import type { Database, Sql, SqlRow } from '../sql/sql';

/** A refresh token, and the secret that its computer made and sealed before it asked for the next one. */
export interface Renewal {
  readonly token: string;
  readonly secret: string | undefined;
}

/** `unanswered`: this computer's own renewal was cut off inside the server, and cannot be answered yet. */
export type Standing = 'usual' | 'unanswered';

/** As better-auth keeps refresh tokens. */
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/**
 * Looks at a renewal before better-auth does. The first secret that comes with a token is tied to it. As long as the
 * next token was never presented, whoever brings the old one **with that secret** gets another, however late: the
 * answer was lost on the way, or with the worker that awaited it. Whoever brings it without the secret is somebody
 * else, and the sign-ins of that person end, within the minute of better-auth's own patience too.
 */
export function admitRenewal(database: Database, { token, secret }: Renewal): Promise<Standing> {
  return database.transaction('write', async (sql) => {
    const hash = hashOf(token);
    const row = await standingOf(sql, hash);
    if (row === undefined) return 'usual';
    const isRotated = truthIn(row, 'rotated');
    const by = secret === undefined ? null : hashOf(secret);
    if (textOrNull(row, 'renewed_token') !== hash) {
      if (!isRotated) await tie(sql, textIn(row, 'grant_id'), { token: by === null ? null : hash, by });
      return 'usual';
    }
    if (by === null || by !== textOrNull(row, 'renewed_by')) {
      await refuse(sql, hash);
      return 'usual';
    }
    if (!isRotated) return 'usual';
    if (truthIn(row, 'repeated')) return 'usual';
    if (truthIn(row, 'recent')) return 'unanswered';
    await reopen(sql, textIn(row, 'grant_id'), hash);
    return 'usual';
  });
}

async function standingOf(sql: Sql, hash: string): Promise<SqlRow | undefined> {
  const rows = await sql.query(
    `select g.grant_id, g.renewed_token, g.renewed_by,
       t."rotatedAt" is not null as rotated,
       coalesce(t."rotationReplayExpiresAt" >= now(), false) as recent,
       coalesce(t."rotationReplayExpiresAt" >= now(), false) and t."rotationReplayResponse" is not null as repeated
     from "oauthRefreshToken" t join sign_in_grant g on g.grant_id = t."referenceId"
     where t.token = $1 for update of g`,
    [hash],
  );
  return rows[0];
}

/** From here on only this renewal may be asked for again: the token before was answered, and is over. */
async function tie(
  sql: Sql,
  grantId: string,
  { token, by }: { readonly token: string | null; readonly by: string | null },
): Promise<void> {
  await sql.query('update sign_in_grant set renewed_token = $2, renewed_by = $3 where grant_id = $1', [
    grantId,
    token,
    by,
  ]);
}

/** What better-auth finds then is a token that comes back much too late: its alarm for stolen ones. */
async function refuse(sql: Sql, hash: string): Promise<void> {
  await sql.query(
    `update "oauthRefreshToken" set revoked = coalesce(revoked, now()), "rotationReplayExpiresAt" = null
     where token = $1`,
    [hash],
  );
}

/** The next token that nobody ever held goes, and the old one may be exchanged once more. */
async function reopen(sql: Sql, grantId: string, hash: string): Promise<void> {
  await sql.query(
    `update "oauthRefreshToken" set revoked = now()
     where "referenceId" = $1 and token <> $2 and revoked is null`,
    [grantId, hash],
  );
  await sql.query(
    `update "oauthRefreshToken" set revoked = null, "rotatedAt" = null, "rotationReplayResponse" = null,
       "rotationReplayExpiresAt" = null
     where token = $1`,
    [hash],
  );
}

/**
 * Ends the sign-in that a refresh token belongs to, whichever of its tokens it is: who signs out may not know the
 * newest. Answers whether there was one.
 */
export function endSignIn(database: Database, token: string): Promise<boolean> {
  return database.transaction('write', async (sql) => {
    const rows = await sql.query(
      `update sign_in_grant set renewed_token = null, renewed_by = null
       where grant_id = (select "referenceId" from "oauthRefreshToken" where token = $1) returning grant_id`,
      [hashOf(token)],
    );
    if (rows[0] === undefined) return false;
    await sql.query(
      `update "oauthRefreshToken" set revoked = coalesce(revoked, now()), "rotationReplayExpiresAt" = null
       where "referenceId" = $1`,
      [textIn(rows[0], 'grant_id')],
    );
    return true;
  });
}
