import { useEffect, useState } from 'react';
import { browser } from '@/lib/platform/browser';

/** The tab that a popup stands over; known before the press, because a panel must be opened within it. */
export function useActiveTab(): number | null {
  const [id, setId] = useState<number | null>(null);
  useEffect(() => {
    void browser.tabs.query({ active: true, currentWindow: true }).then(([tab]) => setId(tab?.id ?? null));
  }, []);
  return id;
}
