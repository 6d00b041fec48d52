import { createHubClient, type HubClient } from './hub-client';
import type { HubIdentity, HubView, HubWorld } from './hub-world';
import { pageWorld } from './page-world';

export interface StartHub {
  readonly view: HubView;
  /** Frames only: the ticket from the address, and how to get another one. */
  readonly ticket?: string | undefined;
  readonly newTicket?: HubWorld['newTicket'];
}

/** Connects this page to the worker for as long as the page is there. Put the client into `HubContext`. */
export function startHub(start: StartHub, signal: AbortSignal): HubClient {
  const world = pageWorld(start.newTicket ?? (() => Promise.resolve(undefined)));
  const identity: HubIdentity = { view: start.view, client: world.newId(), ticket: start.ticket };
  const hub = createHubClient(world, identity, signal);
  const visible = () => hub.setVisible(document.visibilityState === 'visible');
  window.addEventListener('pagehide', () => hub.pause(), { signal });
  window.addEventListener('pageshow', () => hub.resume(), { signal });
  document.addEventListener('visibilitychange', visible, { signal });
  visible();
  return hub;
}
