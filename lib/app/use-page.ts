import type { QueryAnswers, QueryArgs } from '@/lib/messaging/contract/queries';
import { useLast } from './use-last';
import { useQuery } from './use-query';
import type { Page } from './views';

/** Questions that are answered with a window of a list. */
export type PagedQuery =
  'contact.timeline' | 'note.list' | 'follow-up.list' | 'work.due' | 'team.given' | 'team.mentions';
export type PagedArgs<Q extends PagedQuery> = QueryArgs<Q>;
export type PagedRow<Q extends PagedQuery> = QueryAnswers[Q]['rows'][number];

/** Says of each such question that its answer is a page of its rows, which TypeScript cannot see by itself. */
const pages: { readonly [Q in PagedQuery]: (answer: QueryAnswers[Q]) => Page<PagedRow<Q>> } = {
  'contact.timeline': (answer) => answer,
  'note.list': (answer) => answer,
  'follow-up.list': (answer) => answer,
  'work.due': (answer) => answer,
  'team.given': (answer) => answer,
  'team.mentions': (answer) => answer,
};

/**
 * One window of a list, kept up to date. While other arguments of the same place are awaited the last window stays;
 * give the place a key where another list must not show the one before.
 */
export function usePage<Q extends PagedQuery>(query: Q, args: PagedArgs<Q>): Page<PagedRow<Q>> | undefined {
  const answer = useLast(useQuery(query, args).value);
  return answer === undefined ? undefined : pages[query](answer);
}
