import { z } from '@/lib/catalogue/zod';
import { html } from '../../http/html';
import { extensionOrigins, isTooOften, nextUrl, sendOn, type Desk, type Visit } from './desk';
import { alert, field, hidden, pageResponse } from './layout';

const twoFactorAnswer = z.looseObject({ twoFactorRedirect: z.literal(true) });

/** `/sign-in`: e-mail and password, or a passkey; on the way to an extension or to one's account. */
export async function signInPage(desk: Desk, visit: Visit): Promise<Response> {
  if (visit.form.size === 0) return form(desk, visit, {});
  const { words } = visit.language;
  const email = visit.form.get('email') ?? '';
  if (isTooOften(desk, visit, email)) return form(desk, visit, { problem: words.tooMany, status: 429 });
  const oauthQuery = visit.form.get('oauth_query') ?? '';
  const body = {
    email,
    password: visit.form.get('password') ?? '',
    ...(oauthQuery === '' ? {} : { oauth_query: oauthQuery }),
  };
  const answer = await desk.auth.api.signInEmail({
    body,
    headers: visit.headers,
    request: visit.request,
    asResponse: true,
  });
  if (answer.status === 403) {
    return (await desk.services.mailer.reachable())
      ? form(desk, visit, { problem: words.notVerified, status: 403 })
      : form(desk, visit, { problem: words.noMail, status: 503 });
  }
  if (!answer.ok) return form(desk, visit, { problem: words.wrongPair, status: 401 });
  const asksMore = twoFactorAnswer.safeParse(await answer.clone().json()).success;
  const onward = asksMore ? `/two-factor?${new URLSearchParams({ q: oauthQuery })}` : await nextUrl(answer);
  return sendOn(desk, onward ?? '/account', answer);
}

function form(
  desk: Desk,
  visit: Visit,
  { problem, status }: { problem?: string; status?: number },
): Response {
  const { words } = visit.language;
  const query = visit.form.get('oauth_query') ?? visit.query.toString();
  return pageResponse({
    language: visit.language,
    title: words.signIn,
    ...(status === undefined ? {} : { status }),
    leadsTo: extensionOrigins(desk),
    script: '/passkey.js',
    body: html`${alert(problem)}
      <form method="post" action="/sign-in">
        ${field('email', words.email, { type: 'email', autocomplete: 'username', value: visit.form.get('email') ?? '' })}
        ${field('password', words.password, { type: 'password', autocomplete: 'current-password' })}
        ${hidden('oauth_query', query)}
        <button>${words.signIn}</button>
      </form>
      <button class="quiet" type="button" data-passkey="sign-in" data-query="${query}" hidden>
        ${words.passkey}
      </button>
      <p role="alert" data-problem="${words.failed}"></p>
      <p><a href="/forgot">${words.forgot}</a></p>`,
  });
}

/** `/two-factor`: the code after the password. */
export async function twoFactorPage(desk: Desk, visit: Visit): Promise<Response> {
  const { words } = visit.language;
  const query = visit.form.get('q') ?? visit.query.get('q') ?? '';
  const show = (problem?: string, status = 200) =>
    pageResponse({
      language: visit.language,
      title: words.codeTitle,
      status,
      leadsTo: extensionOrigins(desk),
      body: html`${alert(problem)}
        <form method="post" action="/two-factor">
          ${field('code', words.code, { autocomplete: 'one-time-code' })}${hidden('q', query)}
          <p class="quiet">${words.codeOrBackup}</p>
          <button>${words.goOn}</button>
        </form>`,
    });
  if (visit.form.size === 0) return show();
  if (isTooOften(desk, visit)) return show(words.tooMany, 429);
  const code = (visit.form.get('code') ?? '').replaceAll(/\s/g, '');
  const asked = { headers: visit.headers, request: visit.request, asResponse: true as const };
  const oauth = query === '' ? {} : { oauth_query: query };
  const answer = /^\d{6}$/.test(code)
    ? await desk.auth.api.verifyTOTP({ body: { code, ...oauth }, ...asked })
    : await desk.auth.api.verifyBackupCode({ body: { code, ...oauth }, ...asked });
  if (!answer.ok) return show(words.wrongCode, 401);
  return sendOn(desk, (await nextUrl(answer)) ?? '/account', answer);
}
