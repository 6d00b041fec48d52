import type { QueryAnswers, QueryArgs, QueryName } from '@/lib/messaging/contract/queries';
import type { HubClient } from './hub-client';

const within = 5_000;

/** One answer to one question, or nothing when it is refused or does not come in time. */
export function ask<Q extends QueryName>(
  hub: HubClient,
  query: Q,
  args: QueryArgs<Q>,
): Promise<QueryAnswers[Q] | undefined> {
  const handle = hub.query(query, args);
  return new Promise((settle) => {
    let stop = () => {};
    const finish = (value: QueryAnswers[Q] | undefined) => {
      clearTimeout(timer);
      queueMicrotask(() => stop());
      settle(value);
    };
    const timer = setTimeout(() => finish(undefined), within);
    const look = () => {
      const state = handle.get();
      if (state.status === 'answered') finish(state.value);
      if (state.status === 'failed') finish(undefined);
    };
    stop = handle.subscribe(look);
    look();
  });
}
