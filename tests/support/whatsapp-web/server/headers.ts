/** The page's policy: as strict as the real one is reported to be, and with no inline script at all. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self' blob: data:",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The headers of the page; `coop=1` and `coep=…` in its address isolate it as calls do. */
export function pageHeaders(query: URLSearchParams): Record<string, string> {
  const embedder = query.get('coep') ?? (query.get('coop') === '1' ? 'require-corp' : undefined);
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
    ...(query.get('coop') === '1' ? { 'cross-origin-opener-policy': 'same-origin' } : {}),
    ...(embedder === undefined ? {} : { 'cross-origin-embedder-policy': embedder }),
  };
}

/** The headers of a script or style of the page. */
export function assetHeaders(type: string): Record<string, string> {
  return { 'content-type': type, 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' };
}
