import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { QueryAnswers, QueryArgs, QueryName } from '@/lib/messaging/contract/queries';
import { useHub } from './hub-context';
import { waitingState, type QueryState } from './query-board';
import { useStable } from './use-stable';

const nothing = () => undefined;

/**
 * The answer to a question, kept up to date. `null` asks nothing. Other arguments are another question: its state
 * starts as `waiting` and never shows the answer to the one before.
 */
export function useQuery<Q extends QueryName>(
  query: Q,
  args: QueryArgs<Q> | null,
): QueryState<QueryAnswers[Q]> {
  const hub = useHub();
  const stable = useStable(args);
  const handle = useMemo(() => (stable === null ? null : hub.query(query, stable)), [hub, query, stable]);
  const subscribe = useCallback(
    (listen: () => void) => (handle === null ? nothing : handle.subscribe(listen)),
    [handle],
  );
  return useSyncExternalStore(subscribe, () => (handle === null ? waitingState : handle.get()));
}
