import { createHash } from 'node:crypto';
import { problems } from '@/lib/onechat/problem';
import type { openApiOf } from '@/lib/onechat/openapi';
import { html, type Html } from './html';

type Document = ReturnType<typeof openApiOf>;

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e8eaed); --paper: light-dark(#fff, #14171a);
  --line: light-dark(#d5d9de, #33383e); --accent: light-dark(#0b6b50, #5fd0a8); }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h2 { font-size: 1.05rem; margin: 2rem 0 .25rem; border-top: 1px solid var(--line); padding-top: 1rem; }
main { overflow-wrap: break-word; }
code, pre { font: .875rem/1.5 ui-monospace, monospace; }
pre { overflow: auto; border: 1px solid var(--line); padding: .75rem; }
b { color: var(--accent); } td, th { text-align: start; vertical-align: top; padding: .2rem .5rem .2rem 0; }`;

/** The contract as a page to read; nothing on it comes from elsewhere, and nothing on it runs. */
export function docsPage(document: Document): Response {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(path, method, operation)),
  );
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>1chat API</title>
        ${{ raw: `<style>${style}</style>` }}
      </head>
      <body>
        <main>
          <h1>1chat API ${document.info.version}</h1>
          <p>Machine-readable: <a href="/v1/openapi.json">/v1/openapi.json</a> (OpenAPI 3.1).</p>
          ${operations}
          <h2>Problems</h2>
          <table>
            <tr>
              <th>Code</th>
              <th>Status</th>
              <th>What it means</th>
            </tr>
            ${Object.entries(problems).map(
              ([code, { status, title }]) =>
                html`<tr>
                  <td><code>${code}</code></td>
                  <td>${String(status)}</td>
                  <td>${title}</td>
                </tr>`,
            )}
          </table>
        </main>
      </body>
    </html>`;
  const hash = createHash('sha256').update(style).digest('base64');
  return new Response(page.raw, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
    },
  });
}

function section(path: string, method: string, operation: unknown): Html {
  return html`<h2><b>${method.toUpperCase()}</b> <code>${path}</code></h2>
    <details>
      <summary>${summaryOf(operation)}</summary>
      <pre>${JSON.stringify(operation, null, 2)}</pre>
    </details>`;
}

function summaryOf(operation: unknown): string {
  const known = typeof operation === 'object' && operation !== null && 'summary' in operation;
  return known ? String(operation.summary) : '';
}
