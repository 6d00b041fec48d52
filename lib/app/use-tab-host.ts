import { useEffect, useState } from 'react';
import { systemClock } from '@/lib/platform/clock';
import type { HostLink } from './host-link';
import { createTabHost } from './tab-host';

/** A line to the WhatsApp Web tab that was used last, for a page that is not a sidebar. */
export function useTabHost(): HostLink | null {
  const [host, setHost] = useState<HostLink | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    // oxlint-disable-next-line react/set-state-in-effect -- the line is opened outside React, and only once shown
    setHost(createTabHost(systemClock, stop.signal));
    return () => stop.abort();
  }, []);
  return host;
}
