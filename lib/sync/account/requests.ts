import type { Failure } from '../engine/answer';
import { checkSnapshot } from '../engine/check-snapshot';
import type { Effect } from '../engine/effect';
import type { SyncEvent } from '../engine/event';
import type { ApiClient, CallFailed } from '@/lib/onechat/client';
import { currentSchema, mutation, type Mutation } from '@/lib/onechat/sync';
import type { Tokens } from './tokens';

/** An effect that is answered by the server. */
export type Asking = Extract<Effect, { kind: 'push' | 'pull' | 'snapshot' | 'confirm' }>;

export interface RequestParts {
  readonly client: ApiClient;
  readonly tokens: Tokens;
  readonly clientId: string;
  readonly now: () => number;
}

const usual = 20_000;
const forAll = 180_000;
/** A workspace of some hundred thousand rows, inflated. */
const largest = 400_000_000;

/** Asks the server and answers what the engine is to be told; nothing of it throws. */
export async function ask(
  parts: RequestParts,
  effect: Asking,
  signal: AbortSignal,
): Promise<readonly SyncEvent[]> {
  const { call } = effect;
  const token = await parts.tokens.access(signal);
  if (!token.ok) {
    const lost: SyncEvent = { kind: 'failed', call, failure: { kind: 'network' } };
    return token.code === 'signed-out' ? [{ kind: 'access', access: 'signed-out' }, lost] : [lost];
  }
  return [await answerOf(parts, effect, { token: token.value, signal })];
}

interface Signed {
  readonly token: string;
  readonly signal: AbortSignal;
}

function answerOf(parts: RequestParts, effect: Asking, signed: Signed): Promise<SyncEvent> {
  switch (effect.kind) {
    case 'push':
      return push(parts, effect, signed);
    case 'pull':
      return pull(parts, effect, signed);
    case 'snapshot':
      return snapshot(parts, effect, signed);
    case 'confirm':
      return confirm(parts, effect, signed);
  }
}

async function push(
  { client, clientId, now }: RequestParts,
  { call, mutations }: Extract<Asking, { kind: 'push' }>,
  signed: Signed,
): Promise<SyncEvent> {
  const sentAt = now();
  const body = { clientId, schema: currentSchema, mutations: mutations.map(wire) };
  const answered = await client.call('push', { body }, { ...signed, within: usual });
  if (!answered.ok) return failedWith(call, answered);
  const { serverTime, ...pushed } = answered.value;
  return { kind: 'pushed', call, answer: { ...pushed, sentAt, serverTime: Date.parse(serverTime) } };
}

/** In the contract's own form: what it does not name does not travel. */
function wire(sent: unknown): Mutation {
  return mutation.parse(sent);
}

async function pull(
  { client, clientId, now }: RequestParts,
  { call, cursor, digest }: Extract<Asking, { kind: 'pull' }>,
  signed: Signed,
): Promise<SyncEvent> {
  const sentAt = now();
  const body = { clientId, schema: currentSchema, cursor, digest };
  const answered = await client.call('pull', { body }, { ...signed, within: usual });
  if (!answered.ok) return failedWith(call, answered);
  const { serverTime, digest: digests, ...pulled } = answered.value;
  const timing = { sentAt, serverTime: Date.parse(serverTime) };
  const answer = { ...pulled, ...timing, ...(digests === undefined ? {} : { digest: digests }) };
  return { kind: 'pulled', call, answer };
}

async function snapshot(
  { client, clientId, now }: RequestParts,
  { call, cursor, scopes }: Extract<Asking, { kind: 'snapshot' }>,
  signed: Signed,
): Promise<SyncEvent> {
  const sentAt = now();
  const query = {
    clientId,
    schema: currentSchema,
    ...(scopes === null ? {} : { scope: scopes.join(',') }),
    ...(cursor === null ? {} : { cursor }),
  };
  const answered = await client.text('snapshot', { query }, { ...signed, within: forAll, most: largest });
  if (!answered.ok) return failedWith(call, answered);
  const lines = answered.value.split('\n').filter((line) => line !== '');
  const checked = checkSnapshot(lines, sentAt);
  if (checked.ok) return { kind: 'loaded', call, answer: checked.value };
  return { kind: 'failed', call, failure: { kind: 'damaged' } };
}

async function confirm(
  { client, clientId }: RequestParts,
  { call, mids }: Extract<Asking, { kind: 'confirm' }>,
  signed: Signed,
): Promise<SyncEvent> {
  const answered = await client.call('confirm', { body: { clientId, mids: [...mids] } }, signed);
  if (!answered.ok) return failedWith(call, answered);
  return { kind: 'confirmed', call, refusals: answered.value.refusals };
}

function failedWith(call: number, failure: CallFailed): SyncEvent {
  return { kind: 'failed', call, failure: failureOf(failure) };
}

/** A failed call as the engine reads it. */
function failureOf({ code, status, retryable, wait, extras }: CallFailed): Failure {
  if (status === null) return { kind: code === 'too-large' ? 'damaged' : 'network' };
  if (code === 'unreadable') return { kind: 'damaged' };
  const { serverTime, last, reason, order } = extras;
  return {
    kind: 'problem',
    status,
    code,
    retryable,
    ...(wait === null ? {} : { retryAfter: String(Math.ceil(wait / 1_000)) }),
    ...(serverTime === undefined ? {} : { serverTime: Date.parse(serverTime) }),
    ...(last === undefined ? {} : { last }),
    ...(reason === undefined ? {} : { reason }),
    ...(order === undefined ? {} : { order }),
  };
}
