import { describe, expect, it } from 'vitest';
import { serveOwnPages } from '@/entrypoints/whatsapp/serve-own-pages';
import type { HostDesk } from '@/lib/messaging/wire/host-desk';
import type { PageRuntime, RuntimeLine } from '@/lib/platform/browser-page';

/** A page of ours opens a line of this name to the content script; what came of it. */
function connect(path: string, name: string): 'served' | 'closed' | 'ignored' {
  let outcome: 'served' | 'closed' | 'ignored' = 'ignored';
  let open: ((line: RuntimeLine) => void) | undefined;
  const runtime = {
    onConnect: (run: (line: RuntimeLine) => void) => (open = run),
  } as unknown as PageRuntime;
  const desk = { serve: () => (outcome = 'served') } as unknown as HostDesk;
  serveOwnPages({ runtime, desk, signal: new AbortController().signal });
  const line = { name, path, search: '', onClose: () => undefined, close: () => (outcome = 'closed') };
  open?.(line as unknown as RuntimeLine);
  return outcome;
}

describe('a line from one of our own pages to WhatsApp’s tab', () => {
  it.each(['/sidebar.html', '/options.html'])('is served to %s', (path) => {
    expect(connect(path, 'host')).toBe('served');
  });

  it.each(['/welcome.html', '/popup.html', '/', '/sidebar.html/x', '/SIDEBAR.html', ''])(
    'is closed for %j',
    (path) => {
      expect(connect(path, 'host')).toBe('closed');
    },
  );

  it.each(['hub', 'HOST', '', 'host2'])('is closed under the name %j', (name) => {
    expect(connect('/sidebar.html', name)).toBe('closed');
  });
});
