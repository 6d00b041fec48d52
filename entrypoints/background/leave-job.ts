import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { Root } from '@/lib/hub/root';
import type { JobArgs, JobResults } from '@/lib/messaging/contract/jobs';
import type { ApiClient, CallFailed } from '@/lib/onechat/client';
import type { Tokens } from '@/lib/sync/account/tokens';

export interface LeaveParts {
  readonly root: Root;
  readonly client: ApiClient;
  readonly tokens: Tokens;
}

type LeaveCode = 'forbidden' | 'not-found' | 'conflict' | 'unreachable';

/** Takes a member out and hands over what is theirs: one request, done whole by the server or not at all. */
export async function handOver(
  parts: LeaveParts,
  { seatId, to }: JobArgs<'team.hand-over'>,
): Promise<JobResults['team.hand-over']> {
  return ask(parts, (options) =>
    parts.client.call('handOver', { params: { seatId }, body: { to } }, options),
  );
}

/** Takes that back. */
export async function handBack(
  parts: LeaveParts,
  { seatId, handOver: name }: JobArgs<'team.hand-back'>,
): Promise<JobResults['team.hand-back']> {
  return ask(parts, (options) =>
    parts.client.call('handBack', { params: { seatId }, body: { handOver: name } }, options),
  );
}

async function ask<T>(
  { root, tokens }: LeaveParts,
  call: (options: { token: string; signal: AbortSignal }) => Promise<{ ok: true; value: T } | CallFailed>,
): Promise<Result<T, LeaveCode>> {
  const token = await tokens.access(root.signal);
  if (!token.ok) return failed('unreachable');
  const answer = await call({ token: token.value, signal: root.signal });
  return answer.ok ? ok(answer.value) : failed(codeOf(answer.code));
}

function codeOf(code: CallFailed['code']): LeaveCode {
  if (code === 'forbidden' || code === 'conflict') return code;
  return code === 'not_found' ? 'not-found' : 'unreachable';
}
