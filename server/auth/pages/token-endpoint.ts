import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from '@/lib/catalogue/zod';
import { admitRenewal, type Renewal } from '../renewals';
import type { Desk } from './desk';

/** The errors of RFC 6749 5.2 that a client knows, in words for whoever reads a log. */
const words: Readonly<Record<string, string>> = {
  invalid_request: 'The request is not complete or could not be read',
  invalid_client: 'This client is not known here',
  invalid_grant: 'This sign-in is over; please sign in again',
  unauthorized_client: 'This client may not do that',
  unsupported_grant_type: 'Only a code or a refresh token is taken here',
  invalid_scope: 'More was asked for than was allowed',
  invalid_target: 'This token is not for that address',
  server_error: 'Something went wrong on the server; please try again',
};

const oauthError = z.looseObject({ error: z.string() });

/** What a form at the token endpoint asks to renew; nothing where it asks for something else. */
export function renewalIn(form: Uint8Array | null): Renewal | undefined {
  const fields = fieldsOf(form);
  const token = fields.get('refresh_token');
  if (token === null) return undefined;
  return { token, secret: secretForm.safeParse(fields.get('renewal')).data };
}

/** The token that a form asks to forget. */
export function revokedIn(form: Uint8Array | null): string | undefined {
  return fieldsOf(form).get('token') ?? undefined;
}

/** 256 bits or more, as text. */
const secretForm = z.string().regex(/^[\w-]{43,128}$/);

function fieldsOf(form: Uint8Array | null): URLSearchParams {
  return new URLSearchParams(form === null ? '' : new TextDecoder().decode(form));
}

const raceMs = 150;

/**
 * Refreshes of one token go one after the other, so that the second gets what the first got. Another process may
 * have been first: its new token is there a moment after ours was refused. Where a server was stopped in the middle
 * of it, the computer is told to ask again in a while: no answer of ours ends a sign-in that nobody ended.
 */
export async function refreshOnce(
  { services }: Desk,
  renewal: Renewal,
  ask: () => Promise<Response>,
): Promise<Response> {
  const key = createHash('sha256').update(renewal.token).digest('hex');
  return services.queues.run(`refresh ${key}`, async () => {
    const standing = await admitRenewal(services.database, renewal);
    const first = await ask();
    if (first.status !== 400) return first;
    await wait(raceMs);
    const second = await ask();
    if (second.status !== 400 || standing === 'usual') return second;
    return Response.json({ error: 'server_error' }, { status: 503, headers: notStored });
  });
}

const notStored = { 'cache-control': 'no-store', 'retry-after': '30' };

/** An error in the shape that OAuth asks for, with words of ours: the library's may repeat what was sent. */
export async function plainly(answer: Response): Promise<Response> {
  if (answer.status < 400) return answer;
  const read = oauthError.safeParse(await answer.json().catch(() => undefined));
  const said = read.success && Object.hasOwn(words, read.data.error) ? read.data.error : undefined;
  const error = said ?? (answer.status >= 500 ? 'server_error' : 'invalid_request');
  const headers = new Headers(answer.headers);
  headers.set('content-type', 'application/json');
  headers.delete('content-length');
  return Response.json({ error, error_description: words[error] }, { status: answer.status, headers });
}
