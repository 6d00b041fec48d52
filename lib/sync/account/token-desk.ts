import { z } from '@/lib/catalogue/zod';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { Carry } from '@/lib/onechat/client';
import { oauthClient, resourceOf } from './authorize';

/** A pair of tokens as the server gives it. */
export interface TokenPair {
  readonly access: string;
  readonly refresh: string;
  /** Seconds. */
  readonly life: number;
}

/** `ended`: this sign-in is over, and only a person can begin another. `unreachable`: try again later. */
export type TokenCode = 'ended' | 'unreachable';

/**
 * A refresh token, and the secret that was sealed before it is exchanged: with it the server repeats an answer that
 * was lost, however late; without it the token is stolen.
 */
export interface Renewal {
  readonly refresh: string;
  readonly secret: string;
}

/** The server's counter for tokens. */
export interface TokenDesk {
  redeem(
    code: { readonly code: string; readonly verifier: string; readonly redirect: string },
    signal: AbortSignal,
  ): Promise<Result<TokenPair, TokenCode>>;
  renew(asked: Renewal, signal: AbortSignal): Promise<Result<TokenPair, TokenCode>>;
  /** Best effort: the server forgets the token. */
  revoke(refresh: string, signal: AbortSignal): Promise<void>;
}

const pair = z.object({
  access_token: z.string().min(1).max(8_192),
  refresh_token: z.string().min(1).max(4_096),
  expires_in: z.number().positive(),
});
const refusal = z.object({ error: z.string() });
/** What the server says when a token will never be taken again. */
const final: readonly string[] = ['invalid_grant', 'invalid_client', 'unauthorized_client', 'access_denied'];

const within = 15_000;
const most = 32_768;

/** The counter of the server at `origin`. */
export function createTokenDesk(carry: Carry, origin: string): TokenDesk {
  const post = (path: string, fields: Readonly<Record<string, string>>, signal: AbortSignal) =>
    carry({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({ client_id: oauthClient, ...fields }).toString(),
      within,
      most,
      signal,
    });

  async function ask(
    fields: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Result<TokenPair, TokenCode>> {
    const answered = await post('/auth/oauth2/token', { ...fields, resource: resourceOf(origin) }, signal);
    if (!answered.ok) return failed('unreachable');
    const { status, text } = answered.value;
    const body = jsonIn(text);
    const read = pair.safeParse(body);
    if (status === 200 && read.success) {
      const { access_token: access, refresh_token: refresh, expires_in: life } = read.data;
      return ok({ access, refresh, life });
    }
    const refused = refusal.safeParse(body);
    const ended = status >= 400 && status < 500 && refused.success && final.includes(refused.data.error);
    return failed(ended ? 'ended' : 'unreachable');
  }

  return {
    redeem: ({ code, verifier, redirect }, signal) =>
      ask(
        { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirect },
        signal,
      ),
    renew: ({ refresh, secret }, signal) =>
      ask({ grant_type: 'refresh_token', refresh_token: refresh, renewal: secret }, signal),
    async revoke(refresh, signal) {
      await post('/auth/oauth2/revoke', { token: refresh, token_type_hint: 'refresh_token' }, signal);
    },
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
