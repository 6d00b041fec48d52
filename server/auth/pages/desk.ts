import { APIError } from 'better-auth/api';
import type { Context } from 'hono';
import { z } from '@/lib/catalogue/zod';
import { addressOf, type Bindings } from '../../http/app';
import { readBytes } from '../../http/body';
import type { Services } from '../../services';
import type { Auth } from '../better-auth';
import { languageFor, type Language } from './words';
import { wrongWayPage } from './wrong-way';

/** What every page has at hand. */
export interface Desk {
  readonly services: Services;
  readonly auth: Auth;
}

export interface Visit {
  readonly language: Language;
  readonly headers: Headers;
  /** The request without its body, as better-auth wants to see it. */
  readonly request: Request;
  readonly query: URLSearchParams;
  /** The fields of a form; empty when the page was only opened. */
  readonly form: ReadonlyMap<string, string>;
  readonly address: string;
}

export type PageHandler = (visit: Visit) => Promise<Response>;

const largestForm = 32_768;

/** Turns a page into a route: reads the form, and refuses one that another site sent. */
export function visited(desk: Desk, handler: PageHandler): (context: Context<Bindings>) => Promise<Response> {
  return async (context) => {
    const address = addressOf(context, desk.services);
    const headers = new Headers(context.req.raw.headers);
    headers.set('x-real-ip', address);
    // better-auth then answers with the next address as data, and the redirect is ours to make.
    headers.set('accept', 'application/json');
    headers.delete('sec-fetch-mode');
    const language = languageFor(headers.get('accept-language'));
    const query = new URL(context.req.url).searchParams;
    const { publicUrl } = desk.services.config;
    const request = new Request(`${publicUrl}${context.req.path}`, { method: context.req.method, headers });
    const visit = { language, headers, request, query, address };
    if (context.req.method !== 'POST') return answered(handler, { ...visit, form: new Map() });
    if (!isOurs(desk, headers)) return new Response(language.words.notHere, { status: 403 });
    const fields = (await readBytes(context.env.incoming, largestForm)).toString();
    const form = new Map(new URLSearchParams(fields));
    return answered(handler, { ...visit, form });
  };
}

/** The page's answer; what was asked in a way that makes no sense leads to the page that says so. */
async function answered(handler: PageHandler, visit: Visit): Promise<Response> {
  // No database keeps this character in a text, and nobody types it.
  const texts = [
    ...visit.form.values(),
    ...visit.form.keys(),
    ...visit.query.values(),
    ...visit.query.keys(),
  ];
  if (texts.some((text) => text.includes('\0'))) return wrongWayPage(visit.language);
  try {
    return await handler(visit);
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return wrongWayPage(visit.language);
    throw error;
  }
}

function isOurs({ services }: Desk, headers: Headers): boolean {
  return headers.get('origin') === new URL(services.config.publicUrl).origin;
}

/** Whether this address, or anybody for this account, has tried too often. */
export function isTooOften({ services }: Desk, visit: Visit, account = ''): boolean {
  const byAddress = services.limits.take(services.rates.signIn, visit.address);
  const byAccount =
    account === '' ? byAddress : services.limits.take(services.rates.signIn, account.toLowerCase());
  return !byAddress.allowed || !byAccount.allowed;
}

/** Sends the browser on, with the cookies that an answer of better-auth set. Only to our own pages and the listed extensions. */
export function sendOn(desk: Desk, to: string, from?: Response): Response {
  const headers = new Headers({ location: isAllowed(desk, to) ? to : '/account' });
  for (const cookie of from?.headers.getSetCookie() ?? []) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

function isAllowed({ services }: Desk, to: string): boolean {
  const { publicUrl, extensionIds } = services.config;
  const url = URL.parse(to, publicUrl);
  if (url === null) return false;
  return (
    url.origin === new URL(publicUrl).origin ||
    extensionIds.some((id) => url.href.startsWith(extensionOrigin(id)))
  );
}

function extensionOrigin(id: string): string {
  return `https://${id}.chromiumapp.org/`;
}

/** Where a form on the way to an extension may end. */
export function extensionOrigins({ services }: Desk): string[] {
  return services.config.extensionIds.map(extensionOrigin);
}

const next = z.looseObject({ url: z.string().optional(), redirect_uri: z.string().optional() });

/** The address that an answer of better-auth says to go on to. */
export async function nextUrl(response: Response): Promise<string | undefined> {
  const body = next.safeParse(await response.json().catch(() => undefined));
  return body.success ? (body.data.url ?? body.data.redirect_uri) : undefined;
}

/** The browser's session, if it is signed in. */
export function sessionOf({ auth }: Desk, visit: Visit) {
  return auth.api.getSession({ headers: visit.headers });
}
