import { useCallback, useEffect, useState } from 'react';
import { useHub } from './hub-context';
import { runJob } from './run-job';

export type KnownGate = 'undecided' | 'declined' | 'open' | 'paused';

export type GateState =
  | { readonly state: 'asking' }
  | { readonly state: 'lost' }
  | { readonly state: 'known'; readonly gate: KnownGate };

/** Where the gate stands; works before there is a store. Ask again after a choice, or when the page is seen again. */
export function useGate(): GateState & { readonly ask: () => void } {
  const hub = useHub();
  const [state, setState] = useState<GateState>({ state: 'asking' });
  const ask = useCallback(() => {
    void runJob('consent.read', {}).then((answer) =>
      setState(answer.ok ? { state: 'known', gate: answer.value.gate } : { state: 'lost' }),
    );
  }, []);
  // The worker tells every page when the gate moves; what it says then is asked anew.
  useEffect(() => hub.link.subscribe(ask), [hub, ask]);
  useEffect(() => {
    const look = new AbortController();
    ask();
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && ask(), {
      signal: look.signal,
    });
    return () => look.abort();
  }, [ask]);
  return { ...state, ask };
}
