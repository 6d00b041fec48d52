import type { GateChanged, MarksChanged } from '@/lib/messaging/wire/worker';
import { browser } from '@/lib/platform/browser';

const address = 'https://web.whatsapp.com/';

/** Tells every open WhatsApp tab; one without our script has nothing to hear. */
export async function tellWhatsAppTabs(message: GateChanged | MarksChanged): Promise<void> {
  const tabs = await browser.tabs.query({ url: `${address}*` });
  await Promise.allSettled(
    tabs.map((tab) => (tab.id === undefined ? undefined : browser.tabs.sendMessage(tab.id, message))),
  );
}

/** Has our script in every WhatsApp tab end and begin anew, as after a pause: with the selectors of now. */
export async function restartPages(): Promise<void> {
  await tellWhatsAppTabs({ to: 'page', kind: 'gate', gate: 'paused' });
  await tellWhatsAppTabs({ to: 'page', kind: 'gate', gate: 'open' });
}

/** Brings an open WhatsApp Web to the front and reloads it, so that our scripts enter it, or opens one. */
export async function openWhatsApp(): Promise<void> {
  const [tab] = await browser.tabs.query({ url: `${address}*` });
  if (tab?.id === undefined) {
    await browser.tabs.create({ url: address });
    return;
  }
  await browser.tabs.update(tab.id, { active: true });
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  await browser.tabs.reload(tab.id);
}
