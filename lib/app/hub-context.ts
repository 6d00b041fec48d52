import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { HubClient } from './hub-client';
import type { HubLink } from './hub-link';

/** Where screens find the page's client: `<HubContext value={startHub(...)}>`. */
export const HubContext = createContext<HubClient | null>(null);

/** The page's client of the hub. */
export function useHub(): HubClient {
  const hub = use(HubContext);
  if (hub === null) throw new Error('A screen was shown outside HubContext');
  return hub;
}

/** How things stand with the worker; the screen is drawn again when it changes. */
export function useHubLink(): HubLink {
  return useStore(useHub().link);
}
