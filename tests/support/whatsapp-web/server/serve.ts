import { createServer } from 'node:https';
import { randomBytes } from 'node:crypto';

import { assetHeaders, pageHeaders } from './headers';
import { bundleAssets } from './bundle';
import { makeCertificate } from './certificate';

import type { AddressInfo } from 'node:net';
import type { Assets } from './bundle';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** The host that the stand-in answers for, inside the test browser only. */
const STAND_IN_HOST = 'web.whatsapp.com';

/** A running stand-in server. */
export interface StandInServer {
  readonly port: number;
  /** Leads a browser from the real host to this server. */
  readonly rule: string;
  /** The address of the page with options as a query, for example `chats=10&gen=no-modules`. */
  url(query?: string): string;
  /** Every path that was asked for, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Serves the stand-in page over TLS on a free port of this computer. */
export async function serveStandIn(): Promise<StandInServer> {
  const [assets, certificate] = await Promise.all([bundleAssets(), makeCertificate(STAND_IN_HOST)]);
  const requests: string[] = [];
  const server = createServer(certificate, (request, response) => {
    requests.push(request.url ?? '');
    answer(assets, request, response);
  });
  const port = await listen(server);
  return {
    port,
    rule: `MAP ${STAND_IN_HOST} 127.0.0.1:${port}`,
    url: (query = '') => `https://${STAND_IN_HOST}/${query === '' ? '' : `?${query}`}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function answer(assets: Assets, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', `https://${STAND_IN_HOST}`);
  const asset = /^\/assets\/([a-z0-9]+)\/(app\.js|style\.css)$/.exec(url.pathname);
  const salt = asset?.[1] ?? '';
  if (asset?.[2] === 'app.js') {
    response.writeHead(200, assetHeaders('text/javascript; charset=utf-8')).end(assets.script);
  } else if (asset?.[2] === 'style.css') {
    response.writeHead(200, assetHeaders('text/css; charset=utf-8')).end(assets.style(salt));
  } else if (url.pathname === '/' || url.pathname === '/send') {
    response.writeHead(200, pageHeaders(url.searchParams)).end(documentText());
  } else {
    response.writeHead(404, assetHeaders('text/plain; charset=utf-8')).end('not found');
  }
}

/** The document: no inline script, no inline style; the salt in the paths changes with every load. */
function documentText(): string {
  const salt = randomBytes(5).toString('hex');
  return `<!doctype html>
<html id="whatsapp-web" lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<title>WhatsApp (stand-in)</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/${salt}/style.css">
<script src="/assets/${salt}/app.js" defer></script>
</head>
<body></body>
</html>
`;
}
