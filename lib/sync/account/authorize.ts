import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { Proof } from './proof';

/** The one client that every extension signs in as. */
export const oauthClient = 'onechat-extension';

export interface AuthorizeFacts {
  readonly origin: string;
  readonly redirect: string;
  readonly clientId: string;
  readonly deviceName: string;
  /** After a sign-out the server asks who it is, whatever its own session says. */
  readonly askWho: boolean;
}

/** The page at which a person signs in and chooses a workspace for this computer. */
export function authorizeUrl(facts: AuthorizeFacts, proof: Proof): string {
  const query = new URLSearchParams({
    client_id: oauthClient,
    response_type: 'code',
    redirect_uri: facts.redirect,
    scope: 'sync offline_access',
    state: proof.state,
    code_challenge: proof.challenge,
    code_challenge_method: 'S256',
    resource: resourceOf(facts.origin),
    device: facts.clientId,
    device_name: facts.deviceName,
    ...(facts.askWho ? { prompt: 'login' } : {}),
  });
  return `${facts.origin}/auth/oauth2/authorize?${query}`;
}

/** What access tokens are for. */
export function resourceOf(origin: string): string {
  return `${origin}/v1`;
}

/** The code in the address at which a sign-in ended; only where it answers the question that was asked. */
export function codeIn(
  address: string | null,
  { redirect, state }: { readonly redirect: string; readonly state: string },
): Result<string, 'closed' | 'refused' | 'foreign'> {
  if (address === null) return failed('closed');
  if (!address.startsWith(redirect) || !URL.canParse(address)) return failed('foreign');
  const answer = new URL(address).searchParams;
  if (answer.get('state') !== state) return failed('foreign');
  const code = answer.get('code');
  return code === null || code === '' ? failed('refused') : ok(code);
}
