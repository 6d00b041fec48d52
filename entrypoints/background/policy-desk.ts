import { noticeVersion } from '@/lib/domain/privacy/policy';
import { failed, ok } from '@/lib/domain/shared/result';
import { ownCommands } from '@/lib/hub/commands';
import { policyNews } from '@/lib/hub/policy-news';
import type { Root } from '@/lib/hub/root';
import type { Runner } from '@/lib/hub/run-command';
import type { JobArgs, JobResults } from '@/lib/messaging/contract/jobs';
import type { ConfigShelf } from '@/lib/sync/account/config-shelf';

export interface PolicyParts {
  readonly root: Root;
  readonly config: Pick<ConfigShelf, 'standing'>;
}

/** What a release said of a newer privacy policy, and what was answered to it. */
export async function readPolicy({ root, config }: PolicyParts): Promise<JobResults['policy.read']> {
  const { policy } = await config.standing();
  if (policy === null) return ok(null);
  const opened = await root.open();
  return ok(policyNews(opened.ok ? opened.value.model : null, policy, root.clock.now()));
}

/** Whether what the program does by itself rests until a person agrees to a newer policy. */
export async function isPausedByPolicy(parts: PolicyParts): Promise<boolean> {
  const read = await readPolicy(parts);
  return read.ok && read.value?.pauses === true;
}

/** Keeps the answer beside the first choice, with the text it was given to. */
export async function answerPolicy(
  { root, config, runner }: PolicyParts & { readonly runner: Runner },
  { version, agree }: JobArgs<'policy.answer'>,
): Promise<JobResults['policy.answer']> {
  const { policy } = await config.standing();
  if (policy?.version !== version) return failed('not-found');
  const done = await runner.runOwn(ownCommands.consent, {
    choice: agree ? 'accepted' : 'declined',
    policyVersion: policy.version,
    policyHash: policy.sha256,
    noticeVersion,
  });
  if (!done.ok) return failed('broken');
  root.changed('all');
  return ok(null);
}
