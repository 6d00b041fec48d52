import { createHash, randomBytes } from 'node:crypto';
import { extensionId, type TestServer } from './test-server';

/** A browser as far as the pages need one: cookies, forms, redirects. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly server: TestServer;
  readonly origin = 'http://localhost:8787';

  constructor(server: TestServer) {
    this.server = server;
  }

  async open(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (!headers.has('accept')) headers.set('accept', 'text/html');
    const url = `${this.server.url}${path.replace(this.origin, '')}`;
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  submit(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.open(path, {
      method: 'POST',
      headers: { origin: this.origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  }
}

const redirectUri = `https://${extensionId}.chromiumapp.org/`;

export interface Asked {
  readonly verifier: string;
  readonly state: string;
  readonly path: string;
}

/** What an extension asks for when a person signs in: code, PKCE, our resource, this computer. */
export function authorizePath(device: string, change: Record<string, string> = {}): Asked {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(12).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'onechat-extension',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'sync offline_access',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    resource: 'http://localhost:8787/v1',
    device,
    device_name: 'Front desk',
    ...change,
  });
  return { verifier, state, path: `/auth/oauth2/authorize?${query}` };
}

export interface TokenAnswer {
  readonly status: number;
  readonly body: any;
}

/** The extension's request to the token endpoint. */
export async function tokenRequest(server: TestServer, fields: Record<string, string>): Promise<TokenAnswer> {
  const response = await fetch(`${server.url}/auth/oauth2/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: `chrome-extension://${extensionId}`,
    },
    body: new URLSearchParams({ client_id: 'onechat-extension', ...fields }).toString(),
  });
  return { status: response.status, body: await response.json().catch(() => undefined) };
}
