import { clientId as clientIdShape, plainText } from '@/lib/onechat/fields';
import { html } from '../../http/html';
import { membershipsOf } from '../../store/workspaces';
import { chooseWorkspace, grantWorkspace, latestGrant } from '../grants';
import { extensionOrigins, nextUrl, sendOn, sessionOf, type Desk, type Visit } from './desk';
import { alert, hidden, pageResponse } from './layout';

/** `/workspace`: where the person wants to work, on the way to an extension. */
export async function workspacePage(desk: Desk, visit: Visit): Promise<Response> {
  const session = await sessionOf(desk, visit);
  if (session === null) return sendOn(desk, `/sign-in?${visit.query}`);
  const oauthQuery = visit.form.get('oauth_query') ?? visit.query.toString();
  const chosen = visit.form.get('workspace');
  if (chosen === undefined) return choices(desk, visit, { userId: session.user.id, oauthQuery });
  const asked = new URLSearchParams(oauthQuery);
  const client = clientIdShape.safeParse(asked.get('device'));
  const grant = client.success
    ? await chooseWorkspace(desk.services.database, {
        sessionId: session.session.id,
        userId: session.user.id,
        workspaceId: chosen,
        clientId: client.data,
        deviceName: plainText(80)
          .catch('')
          .parse(asked.get('device_name') ?? ''),
      })
    : undefined;
  if (grant === undefined) return broken(visit);
  const answer = await desk.auth.api.oauth2Continue({
    body: { postLogin: true, oauth_query: oauthQuery },
    headers: visit.headers,
    request: visit.request,
    asResponse: true,
  });
  const onward = answer.ok ? await nextUrl(answer) : undefined;
  return onward === undefined ? broken(visit) : sendOn(desk, onward, answer);
}

async function choices(
  desk: Desk,
  visit: Visit,
  { userId, oauthQuery }: { userId: string; oauthQuery: string },
): Promise<Response> {
  const { words } = visit.language;
  const memberships = await membershipsOf(desk.services.database, userId);
  const options = memberships.map(
    ({ id, name }, index) =>
      html`<label class="choice"
        ><input
          type="radio"
          name="workspace"
          value="${id}"
          required${{ raw: index === 0 ? ' checked' : '' }}
        />
        <span>${name}</span></label
      >`,
  );
  return pageResponse({
    language: visit.language,
    title: words.chooseWorkspace,
    leadsTo: extensionOrigins(desk),
    body:
      memberships.length === 0
        ? html`<p>${words.noWorkspace}</p>`
        : html`<form method="post" action="/workspace">
            <fieldset>
              <legend class="unseen">${words.chooseWorkspace}</legend>
              ${options}
            </fieldset>
            ${hidden('oauth_query', oauthQuery)}<button>${words.goOn}</button>
          </form>`,
  });
}

/** `/consent`: says once more what will be connected with what. */
export async function consentPage(desk: Desk, visit: Visit): Promise<Response> {
  const session = await sessionOf(desk, visit);
  if (session === null) return sendOn(desk, `/sign-in?${visit.query}`);
  const { words } = visit.language;
  const decision = visit.form.get('decision');
  const oauthQuery = visit.form.get('oauth_query') ?? visit.query.toString();
  if (decision !== undefined) {
    const answer = await desk.auth.api.oauth2Consent({
      body: { accept: decision === 'allow', oauth_query: oauthQuery },
      headers: visit.headers,
      request: visit.request,
      asResponse: true,
    });
    const onward = answer.ok ? await nextUrl(answer) : undefined;
    return onward === undefined ? broken(visit) : sendOn(desk, onward, answer);
  }
  const grant = await latestGrant(desk.services.database, session.session.id);
  const name = grant === undefined ? undefined : await grantWorkspace(desk.services.database, grant);
  if (name === undefined) return broken(visit);
  return pageResponse({
    language: visit.language,
    title: words.consentTitle,
    leadsTo: extensionOrigins(desk),
    body: html`<p>${words.consentText} <strong>${name}</strong></p>
      <p>${words.consentMessages}</p>
      <p class="quiet">${session.user.email}</p>
      <form method="post" action="/consent">
        ${hidden('oauth_query', oauthQuery)}
        <button name="decision" value="allow">${words.allow}</button>
        <button class="quiet" name="decision" value="refuse">${words.refuse}</button>
      </form>`,
  });
}

/** For a link or form that leads nowhere any more. */
export function broken(visit: Visit): Response {
  const { words } = visit.language;
  return pageResponse({
    language: visit.language,
    title: words.failed,
    status: 400,
    body: html`${alert(words.badLink)}
      <p><a href="/sign-in">${words.signIn}</a></p>`,
  });
}
