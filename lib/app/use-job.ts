import { useCallback, useState } from 'react';
import type { JobArgs, JobName } from '@/lib/messaging/contract/jobs';
import { runJob, type JobOutcome } from './run-job';

export interface UsedJob<J extends JobName> {
  /** True from the press until the answer. */
  readonly running: boolean;
  /** The last answer, until the job is run again. */
  readonly outcome: JobOutcome<J> | null;
  run(args: JobArgs<J>): Promise<JobOutcome<J>>;
}

/** One of the worker's jobs at a press, with what a button needs to know about it. */
export function useJob<J extends JobName>(job: J): UsedJob<J> {
  const [running, setRunning] = useState(false);
  const [outcome, setOutcome] = useState<JobOutcome<J> | null>(null);
  const run = useCallback(
    async (args: JobArgs<J>) => {
      setRunning(true);
      setOutcome(null);
      const answer = await runJob(job, args);
      setOutcome(answer);
      setRunning(false);
      return answer;
    },
    [job],
  );
  return { running, outcome, run };
}
