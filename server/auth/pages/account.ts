import { html, type Html } from '../../http/html';
import { browserIn } from './browser-in';
import { isTooOften, sendOn, sessionOf, type Desk, type Visit } from './desk';
import { alert, field, hidden, pageResponse } from './layout';
import type { Words } from './words';

type Session = NonNullable<Awaited<ReturnType<typeof sessionOf>>>;

/** `/account`: sessions, second factor and passkeys of the person who is signed in. */
export async function accountPage(desk: Desk, visit: Visit): Promise<Response> {
  const session = await sessionOf(desk, visit);
  if (session === null) return sendOn(desk, '/sign-in');
  const action = visit.form.get('action');
  const asked = { headers: visit.headers, asResponse: true as const };
  if (action === 'sign-out') return sendOn(desk, '/sign-in', await desk.auth.api.signOut(asked));
  if (action === 'end-others') await desk.auth.api.revokeOtherSessions(asked);
  if (action === undefined || action === 'end-others') return show(desk, visit, { session });
  if (isTooOften(desk, visit)) return show(desk, visit, { session, problem: visit.language.words.tooMany });
  return changeTwoFactor(desk, visit, { session, action });
}

async function changeTwoFactor(
  desk: Desk,
  visit: Visit,
  { session, action }: { session: Session; action: string },
): Promise<Response> {
  const { words } = visit.language;
  const password = visit.form.get('password') ?? '';
  try {
    if (action === 'two-factor-on') {
      const made = await desk.auth.api.enableTwoFactor({ body: { password }, headers: visit.headers });
      if (made.method !== 'totp') return await show(desk, visit, { session, problem: words.failed });
      return await show(desk, visit, { session, extra: secretForm(words, made.totpURI, made.backupCodes) });
    }
    if (action === 'two-factor-off') {
      await desk.auth.api.disableTwoFactor({ body: { password }, headers: visit.headers });
      return sendOn(desk, '/account');
    }
    const code = (visit.form.get('code') ?? '').replaceAll(/\s/g, '');
    const answer = await desk.auth.api.verifyTOTP({
      body: { code },
      headers: visit.headers,
      asResponse: true,
    });
    return answer.ok
      ? sendOn(desk, '/account', answer)
      : await show(desk, visit, { session, problem: words.wrongCode });
  } catch {
    // A wrong password, said in the same words as anything else that did not work.
    return show(desk, visit, { session, problem: words.failed });
  }
}

function secretForm(words: Words, totpUri: string, backupCodes: readonly string[]): Html {
  const secret = URL.parse(totpUri)?.searchParams.get('secret') ?? '';
  return html`<h2>${words.twoFactor}</h2>
    <p>${words.secret}</p>
    <p><code>${inFours(secret)}</code></p>
    <form method="post" action="/account">
      ${hidden('action', 'two-factor-verify')}
      ${field('code', words.code, { autocomplete: 'one-time-code' })}<button>${words.goOn}</button>
    </form>
    <p>${words.backupCodes}</p>
    <ol class="codes">
      ${backupCodes.map((code) => html`<li><code>${code}</code></li>`)}
    </ol>`;
}

/** A key that somebody types is read in small groups; apps leave the spaces out. */
function inFours(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(' ');
}

interface Shown {
  readonly session: Session;
  readonly problem?: string;
  readonly extra?: Html;
}

async function show(desk: Desk, visit: Visit, { session, problem, extra }: Shown): Promise<Response> {
  const { words, code } = visit.language;
  const sessions = await desk.auth.api.listSessions({ headers: visit.headers });
  const when = new Intl.DateTimeFormat(code, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  const rows = sessions.map(
    ({ id, createdAt, userAgent }) =>
      html`<li>
        ${browserIn(userAgent ?? '') ?? words.unknownBrowser}, ${when.format(createdAt)}
        UTC${id === session.session.id ? ` (${words.thisBrowser})` : ''}
      </li>`,
  );
  const on = 'twoFactorEnabled' in session.user && session.user.twoFactorEnabled === true;
  return pageResponse({
    language: visit.language,
    title: words.account,
    script: '/passkey.js',
    body: html`${alert(problem)}
      <p>${session.user.name}<br /><span class="quiet">${session.user.email}</span></p>
      ${extra}
      <h2>${words.sessions}</h2>
      <ul>
        ${rows}
      </ul>
      <form method="post" action="/account">
        <button class="quiet" name="action" value="end-others">${words.endOthers}</button>
        <button class="quiet" name="action" value="sign-out">${words.signOut}</button>
      </form>
      <h2>${words.twoFactor}</h2>
      <p>${on ? words.twoFactorOn : words.twoFactorOff}</p>
      <form method="post" action="/account">
        ${field('password', words.password, { type: 'password', autocomplete: 'current-password' })}
        <button name="action" value="${on ? 'two-factor-off' : 'two-factor-on'}">
          ${on ? words.turnOff : words.turnOn}
        </button>
      </form>
      <h2>${words.passkeys}</h2>
      <button type="button" data-passkey="add" hidden>${words.addPasskey}</button>
      <p role="alert" data-problem="${words.failed}"></p>`,
  });
}
