import { useCallback, useEffect, useState } from 'react';
import type { PolicyNews } from '@/lib/messaging/contract/policy';
import { runJob } from './run-job';
import { useJob } from './use-job';

interface UsedPolicyNews {
  readonly news: PolicyNews | null;
  readonly running: boolean;
  /** The answer could not be kept. */
  readonly failed: boolean;
  answer(version: string, agree: boolean): Promise<void>;
}

/** What is new about the privacy policy, asked when the page is shown, and the way to answer. */
export function usePolicyNews(): UsedPolicyNews {
  const { run, running, outcome } = useJob('policy.answer');
  const [news, setNews] = useState<PolicyNews | null>(null);
  const ask = useCallback(() => {
    void runJob('policy.read', {}).then((read) => {
      if (read.ok) setNews(read.value);
    });
  }, []);
  useEffect(ask, [ask]);
  const answer = useCallback(
    async (version: string, agree: boolean) => {
      if ((await run({ version, agree })).ok) ask();
    },
    [run, ask],
  );
  return { news, running, failed: outcome?.ok === false, answer };
}
