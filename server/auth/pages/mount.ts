import type { Context, Hono } from 'hono';
import { addressOf, type Bindings } from '../../http/app';
import { readBytes } from '../../http/body';
import { authPath } from '../better-auth';
import { endSignIn } from '../renewals';
import { accountPage } from './account';
import { visited, type Desk, type PageHandler, type Visit } from './desk';
import { joinPage } from './join';
import { forgotPage, resetPage, verifyPage } from './password';
import { plainly, refreshOnce, renewalIn, revokedIn } from './token-endpoint';
import { onTheWay, wrongWayPage } from './wrong-way';
import { passkeyScript } from './passkey-script';
import { signInPage, twoFactorPage } from './sign-in';
import { consentPage, workspacePage } from './workspace';

type Page = (desk: Desk, visit: Visit) => Promise<Response>;

const pages: Readonly<Record<string, Page>> = {
  '/sign-in': signInPage,
  '/two-factor': twoFactorPage,
  '/workspace': workspacePage,
  '/consent': consentPage,
  '/join': joinPage,
  '/forgot': forgotPage,
  '/reset': resetPage,
  '/account': accountPage,
  [`${authPath}/error`]: async (_desk, { language }) => wrongWayPage(language),
};

/** What of better-auth is reached from outside; everything else of it answers 404, sign-up and client creation first. */
const open: readonly (readonly ['GET' | 'POST', string])[] = [
  ['GET', `${authPath}/oauth2/authorize`],
  ['POST', `${authPath}/oauth2/token`],
  ['POST', `${authPath}/oauth2/revoke`],
  ['GET', `${authPath}/jwks`],
  ['GET', `${authPath}/passkey/generate-authenticate-options`],
  ['POST', `${authPath}/passkey/verify-authentication`],
  ['GET', `${authPath}/passkey/generate-register-options`],
  ['POST', `${authPath}/passkey/verify-registration`],
  ['GET', '/.well-known/oauth-authorization-server'],
];

/** Adds the pages and the open part of better-auth to the server. */
export function mountPages(app: Hono<Bindings>, desk: Desk): void {
  for (const [path, page] of Object.entries(pages)) {
    const handler: PageHandler = (visit) => page(desk, visit);
    app.on(['GET', 'POST'], path, visited(desk, handler));
  }
  app.get(
    '/verify',
    visited(desk, (visit) => verifyPage(desk, visit)),
  );
  app.get('/passkey.js', () => {
    return new Response(passkeyScript, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
  });
  for (const [method, path] of open) app.on(method, path, (context) => pass(desk, context));
}

const largestBody = 65_536;

/** Hands a request to better-auth with the address that is ours to know. */
async function pass(desk: Desk, context: Context<Bindings>): Promise<Response> {
  const { method } = context.req;
  const headers = new Headers(context.req.raw.headers);
  headers.delete('x-forwarded-for');
  headers.set('x-real-ip', addressOf(context, desk.services));
  // The way to a code is always a page that somebody opens: answered with redirects, never with JSON.
  const toCode = context.req.path.endsWith('/authorize');
  if (toCode) headers.set('sec-fetch-mode', 'navigate');
  const url = new URL(context.req.url);
  const address = `${desk.services.config.publicUrl}${url.pathname}${url.search}`;
  const body = method === 'GET' ? null : await readBytes(context.env.incoming, largestBody);
  const ask = () => desk.auth.handler(new Request(address, { method, headers, body }));
  if (!context.req.path.startsWith(`${authPath}/oauth2/`)) return ask();
  if (toCode) return onTheWay(await ask());
  const revoked = context.req.path.endsWith('/revoke') ? revokedIn(body) : undefined;
  if (revoked !== undefined && (await endSignIn(desk.services.database, revoked))) return new Response(null);
  const renewal = renewalIn(body);
  return plainly(renewal === undefined ? await ask() : await refreshOnce(desk, renewal, ask));
}
