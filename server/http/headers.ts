const strict: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  'cache-control': 'no-store',
};

const nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Headers for every answer; a page may have said its own policy for content. */
export function writeStrictHeaders(headers: Headers, secure: boolean): void {
  for (const [name, value] of Object.entries(strict)) if (!headers.has(name)) headers.set(name, value);
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', nothing);
  if (secure) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

/** Lets the listed extensions read answers; never with credentials, and nobody else. */
export function writeCors(headers: Headers, origin: string | null, extensionIds: readonly string[]): boolean {
  headers.append('vary', 'origin');
  const allowed = extensionIds.some((id) => origin === `chrome-extension://${id}`);
  if (!allowed || origin === null) return false;
  headers.set('access-control-allow-origin', origin);
  headers.set('cross-origin-resource-policy', 'cross-origin');
  headers.set('access-control-expose-headers', 'retry-after, ratelimit, ratelimit-policy, x-request-id');
  return true;
}

/** The answer to a browser that asks first. */
export function preflight(headers: Headers): void {
  headers.set('access-control-allow-methods', 'GET, POST, PATCH, DELETE');
  headers.set('access-control-allow-headers', 'authorization, content-type, content-encoding');
  headers.set('access-control-max-age', '600');
}
