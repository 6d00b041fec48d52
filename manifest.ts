/** Public half of the packaging key: it fixes the extension id to lccahjhaebofcpmfdhpdilkofglgjbhj. */
export const extensionKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApQ2fufilXtJKqT19pR0SDxl+fOWPlysoDKhtHJwC+BnuINbJOV7xFcLoVA2dA+8NL0TXjl8p54+8kncOis/Mj7fR8pqa4TUXkJZawH4AZ9Gi2K5fYSzsvo5ymOWw8Fz6QwDcBxGb/DE4w6UU6q7wegdETwa23cRvk+xsQ/1ALVbfXtEbS61LEIrCr3N2G/apLV2aQUBj6+rh+y3D7zH9NRwKADlxrpdsgb4Yt/caCJ1T8CrU9R9mvOQLg+IFPZ0aSr1GAlb1lJ0/zwjEDbUT6I6RUUzd26YQU1p+fFuHNkcbmO0YKpr82aYQc/bw3wPz2KMFCFFMamwZXB49KUHCQQIDAQAB';

const whatsApp = 'https://web.whatsapp.com/*';

/** Exactly the hosts this build may reach: WhatsApp Web and one API origin. */
export function hostPermissions(apiOrigin: string): string[] {
  return [whatsApp, `${new URL(apiOrigin).origin}/*`];
}

/**
 * Named by hand because WXT's own wrapper posts the extension id to the page; MAIN must come first, or the
 * handover between the two scripts is lost (measured in Chromium 156).
 */
export const contentScripts = [
  {
    matches: [whatsApp],
    js: ['whatsapp-page.js'],
    run_at: 'document_start' as const,
    world: 'MAIN' as const,
    all_frames: false,
  },
  { matches: [whatsApp], js: ['whatsapp.js'], run_at: 'document_start' as const, all_frames: false },
];

/** The policy of every extension page; development adds only what the development server cannot do without. */
export function contentSecurityPolicy(build: { apiOrigin: string; devServerPort: number | null }): string {
  const api = new URL(build.apiOrigin);
  const socket = `${api.protocol === 'https:' ? 'wss' : 'ws'}://${api.host}`;
  const dev =
    build.devServerPort === null
      ? ''
      : ` http://localhost:${build.devServerPort} ws://localhost:${build.devServerPort}`;
  return [
    "default-src 'none'",
    `script-src 'self'${build.devServerPort === null ? '' : ` http://localhost:${build.devServerPort}`}`,
    `style-src 'self'${build.devServerPort === null ? '' : " 'unsafe-inline'"}`,
    "font-src 'self'",
    "img-src 'self' blob: data:",
    `connect-src 'self' ${api.origin} ${socket}${dev}`,
    'frame-ancestors https://web.whatsapp.com',
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    ...(build.devServerPort === null ? ["require-trusted-types-for 'script'", "trusted-types 'none'"] : []),
  ].join('; ');
}
