import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BrokenWhy, HubState } from '@/lib/messaging/contract/hub';

/** How things stand between this page and the worker. */
export interface HubLink {
  /** `refused`: the worker does not accept this page (a copied frame, a spent ticket). */
  readonly phase: 'connecting' | 'open' | 'reconnecting' | 'refused';
  /** What the worker last said of itself. */
  readonly state: HubState;
  readonly why: BrokenWhy | undefined;
  /** Everything on this computer was erased while this page was open. */
  readonly wiped: boolean;
  /** A worker of another build answered and loading again did not help. */
  readonly otherBuild: boolean;
}

export type HubLinkStore = StoreApi<HubLink>;

/** The link of a page that has not spoken with the worker yet. */
export function createHubLink(): HubLinkStore {
  return createStore<HubLink>(() => ({
    phase: 'connecting',
    state: 'loading',
    why: undefined,
    wiped: false,
    otherBuild: false,
  }));
}
