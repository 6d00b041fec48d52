import type { GateKeeper } from '@/lib/hub/gate-keeper';
import type { Gate } from '@/lib/messaging/wire/worker';
import { browser, openPopup } from '@/lib/platform/browser';

const titles: { readonly [gate in Gate]: string } = {
  undecided: '1chat CRM: not turned on yet',
  declined: '1chat CRM: off',
  open: '1chat CRM',
  paused: '1chat CRM: paused',
};

const popup = 'popup.html';

/** Makes the icon say where the gate stands. The browser forgets it when it closes, so this runs at every start. */
export async function showGateOnIcon(gate: Gate): Promise<void> {
  const isOn = gate === 'open' || gate === 'paused';
  await browser.action.setPopup({ popup: isOn ? popup : '' });
  await browser.action.setTitle({ title: titles[gate] });
  await browser.action.setBadgeText({ text: gate === 'paused' ? 'II' : '' });
  if (gate === 'paused') await browser.action.setBadgeBackgroundColor({ color: '#8a6d00' });
}

/** Opens the welcome page, or brings an open one to the front. */
export async function openWelcome(): Promise<void> {
  const url = browser.runtime.getURL('/welcome.html');
  const [tab] = await browser.tabs.query({ url: `${url}*` });
  if (tab?.id === undefined) await browser.tabs.create({ url });
  else await browser.tabs.update(tab.id, { active: true });
}

/** A click on the icon while it has no popup: the welcome page, or the popup where the icon was not told yet. */
export async function iconClicked(gate: GateKeeper): Promise<void> {
  await gate.ready;
  const now = gate.now();
  await showGateOnIcon(now);
  if (now === 'open' || now === 'paused') await openPopup();
  else await openWelcome();
}
