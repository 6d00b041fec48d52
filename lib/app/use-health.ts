import { useEffect, useState } from 'react';
import type { HostHealth } from '@/lib/messaging/wire/health';
import type { HostLink } from './host-link';

export type { CapabilityHealth, HostHealth } from '@/lib/messaging/wire/health';

/** What is known of the page side: `none` while no WhatsApp Web tab answers. */
export type HealthState =
  | { readonly state: 'asking' }
  | { readonly state: 'none' }
  | { readonly state: 'known'; readonly health: HostHealth };

const everyMs = 2_000;

/** How the page side is doing, looked at again every two seconds while the page is seen. */
export function useHealth(host: HostLink | null): HealthState {
  const [state, setState] = useState<HealthState>({ state: 'asking' });
  useEffect(() => {
    if (host === null) return undefined;
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || host.state.getState().phase === 'waiting') return;
      const answer = await host.health();
      if (!stop.signal.aborted)
        setState(answer.ok ? { state: 'known', health: answer.value } : { state: 'none' });
    };
    void look();
    const timer = setInterval(() => void look(), everyMs);
    const unsubscribe = host.state.subscribe((now, before) => {
      if (now.phase !== before.phase) void look();
    });
    return () => {
      stop.abort();
      clearInterval(timer);
      unsubscribe();
    };
  }, [host]);
  return state;
}
