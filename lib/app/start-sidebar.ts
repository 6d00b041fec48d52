import { browser } from '@/lib/platform/browser';
import { systemClock } from '@/lib/platform/clock';
import { Drafts } from './drafts';
import { createFrameHost } from './frame-host';
import type { HubClient } from './hub-client';
import { askAboutOpenChat } from './open-question';
import type { Sidebar } from './sidebar';
import { startHub } from './start-hub';
import { createTabHost } from './tab-host';
import { Toasts } from './toasts';
import { createUiState } from './ui-state';

/** The single-use ticket in the address; taken out at once, so that it is in no history and no screenshot. */
function takeTicket(): string | undefined {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('t');
  if (location.hash !== '') history.replaceState(history.state, '', location.pathname + location.search);
  return ticket === null || ticket === '' ? undefined : ticket;
}

/** Builds everything one sidebar page needs and ties it to the life of the page. */
export function startSidebar(signal: AbortSignal): { readonly hub: HubClient; readonly sidebar: Sidebar } {
  const view = new URLSearchParams(location.search).get('view') === 'work' ? 'work' : 'contact';
  const framed = window.parent !== window;
  const host = framed ? createFrameHost(systemClock, signal) : createTabHost(systemClock, signal);
  // The content script hands a new ticket through the address when it wants this frame loaded anew.
  window.addEventListener('hashchange', () => location.reload(), { signal });
  const newTicket = async () => {
    if (!framed) return undefined;
    const outcome = await host.call('ticket', {});
    return outcome.ok && typeof outcome.value === 'string' ? outcome.value : undefined;
  };
  const hub = startHub({ view, ticket: takeTicket(), newTicket }, signal);
  if (view === 'contact') askAboutOpenChat(hub, host, signal);
  const drafts = new Drafts(
    async ({ key, contactId, body }) => {
      const args = contactId === undefined ? { key, body } : { key, contactId, body };
      return (await hub.command('draft.save', args, `draft ${key}`).done).ok;
    },
    systemClock,
    signal,
  );
  const toasts = new Toasts(systemClock, signal);
  const ui = createUiState();
  window.addEventListener('pagehide', () => drafts.flushAll(), { signal, capture: true });
  hub.link.subscribe((now, before) => {
    if (!now.wiped || before.wiped) return;
    drafts.blank();
    toasts.clear();
    ui.setState(ui.getInitialState(), true);
  });
  const version = browser.runtime.getManifest().version;
  return { hub, sidebar: { view, framed, version, host, drafts, toasts, ui } };
}
