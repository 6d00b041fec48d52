import { html } from '../../http/html';
import { isTooOften, type Desk, type Visit } from './desk';
import { alert, field, hidden, pageResponse } from './layout';
import { broken } from './workspace';

/** `/forgot`: sends a mail where there is such an account, and says the same where there is none. */
export async function forgotPage(desk: Desk, visit: Visit): Promise<Response> {
  const { words } = visit.language;
  const email = visit.form.get('email');
  // Asked for every address alike, so that a failing mail server does not tell which accounts exist.
  const asks = email !== undefined && !isTooOften(desk, visit, email);
  const down = asks && !(await desk.services.mailer.reachable());
  if (asks && !down) {
    await desk.auth.api.requestPasswordReset({ body: { email }, headers: visit.headers, asResponse: true });
  }
  return pageResponse({
    language: visit.language,
    title: words.forgotTitle,
    status: down ? 503 : 200,
    body:
      email === undefined || down
        ? html`${alert(down ? words.noMail : undefined)}
            <p>${words.forgotText}</p>
            <form method="post" action="/forgot">
              ${field('email', words.email, { type: 'email', autocomplete: 'username', value: email ?? '' })}<button>
                ${words.send}
              </button>
            </form>`
        : html`<p>${words.checkMail}</p>`,
  });
}

/** `/reset`: a new password, by the token from the mail. */
export async function resetPage(desk: Desk, visit: Visit): Promise<Response> {
  const { words } = visit.language;
  const token = visit.form.get('token') ?? visit.query.get('token') ?? '';
  const newPassword = visit.form.get('password');
  if (token === '' || isTooOften(desk, visit)) return broken(visit);
  if (newPassword !== undefined && newPassword.length >= 10) {
    const answer = await desk.auth.api.resetPassword({
      body: { token, newPassword },
      headers: visit.headers,
      asResponse: true,
    });
    if (!answer.ok) return broken(visit);
    return pageResponse({
      language: visit.language,
      title: words.forgotTitle,
      body: html`<p>${words.resetDone}</p>
        <p><a href="/sign-in">${words.signIn}</a></p>`,
    });
  }
  return pageResponse({
    language: visit.language,
    title: words.forgotTitle,
    status: newPassword === undefined ? 200 : 422,
    body: html`${alert(newPassword === undefined ? undefined : words.weakPassword)}
      <form method="post" action="/reset">
        ${hidden('token', token)}
        ${field('password', words.newPassword, { type: 'password', autocomplete: 'new-password' })}
        <button>${words.save}</button>
      </form>`,
  });
}

/** `/verify`: says that an address is its owner's, by the token from the mail. */
export async function verifyPage(desk: Desk, visit: Visit): Promise<Response> {
  const { words } = visit.language;
  const answer = await desk.auth.api.verifyEmail({
    query: { token: visit.query.get('token') ?? '' },
    headers: visit.headers,
    asResponse: true,
  });
  if (!answer.ok) return broken(visit);
  return pageResponse({
    language: visit.language,
    title: words.signIn,
    body: html`<p>${words.verified}</p>
      <p><a href="/sign-in">${words.signIn}</a></p>`,
  });
}
