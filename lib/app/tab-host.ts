import { browser } from '@/lib/platform/browser';
import type { Clock } from '@/lib/platform/clock';
import { HostDesk, type HostLink } from './host-link';
import { runtimePort } from './runtime-port';

const whatsApp = 'https://web.whatsapp.com/*';

/**
 * The WhatsApp tab a side panel or tab belongs to: the one in front of its own window, else the one in front of
 * another, else the one that was last used. A panel must not show whose chat is open in the window behind.
 */
async function whatsAppTab(): Promise<number | undefined> {
  const [here] = await browser.tabs.query({ url: whatsApp, active: true, currentWindow: true });
  if (here !== undefined) return here.id;
  const tabs = await browser.tabs.query({ url: whatsApp });
  const byUse = tabs.toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return (byUse.find((tab) => tab.active && !tab.hidden) ?? byUse[0])?.id;
}

function follow(desk: HostDesk, signal: AbortSignal): () => void {
  let linked: number | undefined;
  let running = Promise.resolve();
  const look = async () => {
    const tab = await whatsAppTab();
    if (signal.aborted || (tab === linked && desk.state.getState().phase === 'linked')) return;
    linked = tab;
    if (tab === undefined) desk.detach();
    else desk.attach(runtimePort(browser.tabs.connect(tab, { name: 'host', frameId: 0 })));
  };
  return () => {
    running = running.then(look).catch(() => desk.detach());
  };
}

/** The link of a side panel or a tab of its own: it follows the WhatsApp tab that is in front. */
export function createTabHost(clock: Clock, signal: AbortSignal): HostLink {
  const desk = new HostDesk(clock, signal);
  const look = follow(desk, signal);
  const later = () => look();
  browser.tabs.onActivated.addListener(later);
  browser.tabs.onUpdated.addListener(later);
  browser.tabs.onRemoved.addListener(later);
  signal.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(later);
    browser.tabs.onUpdated.removeListener(later);
    browser.tabs.onRemoved.removeListener(later);
  });
  look();
  return desk;
}
