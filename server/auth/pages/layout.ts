import { createHash } from 'node:crypto';
import { html, type Html } from '../../http/html';
import type { Language } from './words';

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e8eaed); --quiet: light-dark(#57606a, #a2abb5);
  --paper: light-dark(#f5f6f7, #14171a); --card: light-dark(#fff, #1d2125); --line: light-dark(#8c959f, #6b747d);
  --accent: light-dark(#0b6b50, #5fd0a8); --on-accent: light-dark(#fff, #07251b); --bad: light-dark(#b3261e, #ff8a80); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; grid-template-columns: minmax(0, 1fr); place-items: center; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, 'Noto Sans Devanagari', sans-serif; padding: 1rem; }
main { width: 100%; max-width: 26rem; overflow-wrap: anywhere; background: var(--card); border-radius: .75rem; padding: 2rem; }
h1 { font-size: 1.35rem; margin: 0 0 1rem; } .brand { margin: 0; color: var(--accent); font-weight: 600; }
ol.codes { columns: 2; padding: 0; list-style: none; } code { font: .95rem/1.6 ui-monospace, monospace; } h2 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
label { display: block; margin: .75rem 0 .25rem; } fieldset { border: 0; margin: 0; padding: 0; }
label.choice { display: flex; gap: .5rem; align-items: center; accent-color: var(--accent); }
label.choice input { flex: none; } legend.unseen { position: absolute; clip-path: inset(50%); }
input:not([type=radio]) { width: 100%; padding: .6rem .7rem; border: 1px solid var(--line); border-radius: .4rem;
  background: transparent; color: inherit; font: inherit; }
button { margin-top: 1rem; width: 100%; padding: .65rem; border: 1px solid var(--accent); border-radius: .4rem;
  background: var(--accent); color: var(--on-accent); font: inherit; cursor: pointer; }
button.quiet { background: transparent; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); } .quiet { color: var(--quiet); } [role=alert] { color: var(--bad); }`;

const styleHash = createHash('sha256').update(style).digest('base64');

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
  readonly status?: number;
  /** Where this page's forms may lead in the end, besides this server. */
  readonly leadsTo?: readonly string[];
  /** A script of this server that the page runs. */
  readonly script?: string;
}

/** A page as people see it: nothing from elsewhere, nothing inline but the style whose hash the policy names. */
export function pageResponse({ language, title, body, status = 200, leadsTo = [], script }: Page): Response {
  const page = html`<!doctype html>
    <html lang="${language.code}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} – 1chat</title>
        ${{ raw: `<style>${style}</style>` }}
        ${script === undefined ? undefined : html`<script src="${script}" defer></script>`}
      </head>
      <body>
        <main>
          <p class="brand">1chat</p>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "script-src 'self'",
    "connect-src 'self'",
    `form-action 'self' ${leadsTo.join(' ')}`.trim(),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return new Response(page.raw, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      // Without it a browser would send no origin with our own forms, and they could not be told from others'.
      'referrer-policy': 'same-origin',
    },
  });
}

/** A message at the top of a form, read out when the page opens. */
export function alert(words: string | undefined): Html | undefined {
  return words === undefined ? undefined : html`<p role="alert">${words}</p>`;
}

/** A field with its label. */
export function field(
  name: string,
  label: string,
  {
    type = 'text',
    autocomplete = 'off',
    value = '',
  }: { type?: string; autocomplete?: string; value?: string } = {},
): Html {
  return html`<label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      value="${value}"
      required
    />`;
}

/** A value that travels with a form. */
export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}
