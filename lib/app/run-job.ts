import type { z } from '@/lib/catalogue/zod';
import { failed, type Failed } from '@/lib/domain/shared/result';
import type { JobArgs, JobCall, JobName, JobResults } from '@/lib/messaging/contract/jobs';
import { jobResults } from '@/lib/messaging/contract/results';
import { browser } from '@/lib/platform/browser';

/** A job's own outcome, or `unreachable` where the worker gave no answer that can be read. */
export type JobOutcome<J extends JobName> = JobResults[J] | Failed<'unreachable'>;

/** Asks the worker for something that reaches beyond the journal and waits for its answer. */
export async function runJob<J extends JobName>(job: J, args: JobArgs<J>): Promise<JobOutcome<J>> {
  const call: JobCall<J> = { to: 'worker', job, args };
  try {
    const answer: unknown = await browser.runtime.sendMessage(call);
    const parsed = schemaOf(job).safeParse(answer);
    return parsed.success ? parsed.data : failed('unreachable');
  } catch {
    return failed('unreachable');
  }
}

function schemaOf<J extends JobName>(job: J): z.ZodType<JobResults[J]> {
  return jobResults[job];
}
