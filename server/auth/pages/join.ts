import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '@/lib/onechat/fields';
import { plainText } from '@/lib/onechat/fields';
import { z } from '@/lib/catalogue/zod';
import { html } from '../../http/html';
import type { Database, Sql } from '../../sql/sql';
import { invitationBehind, takeInvitation } from '../../store/invitations';
import { addSeat, createWorkspace } from '../../store/workspaces';
import { isTooOften, type Desk, type Visit } from './desk';
import { alert, field, hidden, pageResponse } from './layout';
import { broken } from './workspace';

const email = z.email().max(254);
const password = z.string().min(10).max(200);

type Way =
  | { readonly kind: 'invitation'; readonly token: string; readonly email: string }
  | { readonly kind: 'set-up'; readonly token: string }
  | { readonly kind: 'open' };

/** `/join`: a new account, by invitation, by the set-up token of a new server, or where sign-up is open. */
export async function joinPage(desk: Desk, visit: Visit): Promise<Response> {
  const way = await wayOf(desk, visit.form.get('token') ?? visit.query.get('token') ?? '');
  if (way === undefined) return broken(visit);
  if (visit.form.size === 0) return form(visit, way, {});
  const { words } = visit.language;
  if (isTooOften(desk, visit)) return form(visit, way, { problem: words.tooMany, status: 429 });
  const name = plainText(120).safeParse(visit.form.get('name'));
  const secret = password.safeParse(visit.form.get('password'));
  const address =
    way.kind === 'invitation' ? email.safeParse(way.email) : email.safeParse(visit.form.get('email'));
  const business = plainText(120).safeParse(visit.form.get('business') ?? 'x');
  if (!secret.success) return form(visit, way, { problem: words.weakPassword, status: 422 });
  if (!name.success || !address.success || !business.success) {
    return form(visit, way, { problem: words.failed, status: 422 });
  }
  // An invitation has come by mail; every other way needs the message that confirms the address.
  if (way.kind !== 'invitation' && !(await desk.services.mailer.reachable())) {
    return form(visit, way, { problem: words.noMail, status: 503 });
  }
  const person = { name: name.data, email: address.data.toLowerCase(), password: secret.data };
  return finish(desk, visit, { way, person, business: business.data });
}

interface Joining {
  readonly way: Way;
  readonly person: { readonly name: string; readonly email: string; readonly password: string };
  readonly business: string;
}

async function finish(desk: Desk, visit: Visit, { way, person, business }: Joining): Promise<Response> {
  const { words } = visit.language;
  const answer = await desk.auth.api.signUpEmail({ body: person, headers: visit.headers, asResponse: true });
  if (!answer.ok) return form(visit, way, { problem: words.failed, status: 422 });
  const context = await desk.auth.$context;
  const found = await context.internalAdapter.findUserByEmail(person.email);
  const fresh = found !== null && (await holdsNoSeat(desk.services.database, found.user.id));
  if (found !== null && (fresh || way.kind === 'invitation')) {
    const seated = await seat(desk.services.database, way, { userId: found.user.id, ...person, business });
    if (seated && way.kind === 'invitation' && !found.user.emailVerified) {
      await claim(desk, found.user.id, person.password);
    }
  }
  return pageResponse({
    language: visit.language,
    title: words.joinTitle,
    body: html`<p>${way.kind === 'invitation' ? words.joinDone : words.checkMail}</p>
      <p><a href="/sign-in">${words.signIn}</a></p>`,
  });
}

/**
 * Whoever has the invitation's token has read the mail it came in, so the address is theirs. Somebody else may have
 * made an account with it before; their password and sessions end here.
 */
async function claim(desk: Desk, userId: string, password: string): Promise<void> {
  const { internalAdapter, password: passwords } = await desk.auth.$context;
  await internalAdapter.updatePassword(userId, await passwords.hash(password));
  await internalAdapter.deleteUserSessions(userId);
  await internalAdapter.updateUser(userId, { emailVerified: true });
}

interface Joined {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly business: string;
}

/** Uses the token up and gives the seat, both or neither. */
function seat(database: Database, way: Way, { business, ...person }: Joined): Promise<boolean> {
  const give = (sql: Sql, workspaceId: string, role: Role) => addSeat(sql, { workspaceId, role, ...person });
  return database.transaction('write', async (sql) => {
    if (way.kind === 'invitation') {
      const taken = await takeInvitation(sql, way.token);
      if (taken === undefined) return false;
      await give(sql, taken.workspaceId, taken.role);
      return true;
    }
    if (way.kind === 'set-up' && !(await takeSetUp(sql, way.token))) return false;
    await give(sql, await createWorkspace(sql, business), 'owner');
    return true;
  });
}

async function holdsNoSeat(sql: Sql, userId: string): Promise<boolean> {
  return (await sql.query('select 1 as one from seat where user_id = $1 limit 1', [userId])).length === 0;
}

async function wayOf({ services }: Desk, token: string): Promise<Way | undefined> {
  const invitation = token === '' ? undefined : await invitationBehind(services.database, token);
  if (invitation !== undefined) return { kind: 'invitation', token, email: invitation.email };
  const setUp = await services.database.query(
    'select 1 as one from set_up where token_hash = $1 and used_at is null',
    [hashOf(token)],
  );
  if (setUp.length === 1) return { kind: 'set-up', token };
  return services.config.openSignUp && token === '' ? { kind: 'open' } : undefined;
}

async function takeSetUp(sql: Sql, token: string): Promise<boolean> {
  const rows = await sql.query(
    'update set_up set used_at = now() where token_hash = $1 and used_at is null returning 1 as one',
    [hashOf(token)],
  );
  return rows.length === 1;
}

/**
 * The token with which the first account of a new server is made; nothing once there is a workspace. It is made
 * anew at each start until then, so that an old print-out is worth nothing.
 */
export async function newSetUpToken(sql: Sql): Promise<string | undefined> {
  const token = randomBytes(18).toString('base64url');
  const rows = await sql.query(
    `insert into set_up (token_hash) select $1 where not exists (select 1 from workspace)
     on conflict (only_one) do update set token_hash = excluded.token_hash where set_up.used_at is null
     returning 1 as one`,
    [hashOf(token)],
  );
  return rows.length === 1 ? token : undefined;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function form(visit: Visit, way: Way, { problem, status }: { problem?: string; status?: number }): Response {
  const { words } = visit.language;
  const asked = way.kind === 'invitation' ? undefined : visit.form;
  return pageResponse({
    language: visit.language,
    title: words.joinTitle,
    ...(status === undefined ? {} : { status }),
    body: html`${alert(problem)}
      <form method="post" action="/join">
        ${way.kind === 'open' ? undefined : hidden('token', way.token)}
        ${way.kind === 'invitation' ? html`<p>${words.joinText} <strong>${way.email}</strong></p>` : undefined}
        ${asked === undefined ? undefined : field('business', words.businessName, { autocomplete: 'organization', value: asked.get('business') ?? '' })}
        ${asked === undefined ? undefined : field('email', words.email, { type: 'email', autocomplete: 'username', value: asked.get('email') ?? '' })}
        ${field('name', words.yourName, { autocomplete: 'name', value: visit.form.get('name') ?? '' })}
        ${field('password', words.newPassword, { type: 'password', autocomplete: 'new-password' })}
        <button>${words.goOn}</button>
      </form>`,
  });
}
