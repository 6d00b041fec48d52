import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from '@/lib/catalogue/zod';
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

/** The refresh token in a form that was sent to the token endpoint. */
export function refreshTokenIn(form: Uint8Array | null): string | undefined {
  if (form === null) return undefined;
  return new URLSearchParams(new TextDecoder().decode(form)).get('refresh_token') ?? undefined;
}

const raceMs = 150;

/**
 * Refreshes of one token go one after the other, so that the second gets what the first got. Another process may
 * have been first: its new token is there a moment after ours was refused.
 */
export async function refreshOnce(
  { services }: Desk,
  token: string,
  ask: () => Promise<Response>,
): Promise<Response> {
  const key = createHash('sha256').update(token).digest('hex');
  return services.queues.run(`refresh ${key}`, async () => {
    const first = await ask();
    if (first.status !== 400) return first;
    await wait(raceMs);
    return ask();
  });
}

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
