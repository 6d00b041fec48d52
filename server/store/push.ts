import { timeOfStamp } from '@/lib/domain/shared/stamp';
import type { Mutation, Refusal } from '@/lib/onechat/sync';
import { maxAhead } from '@/lib/sync/stamp';
import type { Database, Transaction } from '../sql/sql';
import { lockForPush, type LockedDevice } from './push-lock';
import { createPushSight, type PushSight } from './push-sight';
import { writePushes, type Written } from './push-write';
import type { Seat } from './seat';

export interface Pushed {
  readonly last: number;
  readonly head: number;
  readonly refusals: readonly Refusal[];
  /** Whether anything was written that others may want to hear of. */
  readonly news: boolean;
}

export type PushAnswer =
  | { readonly kind: 'pushed'; readonly pushed: Pushed }
  | { readonly kind: 'gap'; readonly last: number }
  | { readonly kind: 'locked' };

export interface PushCall {
  readonly seat: Seat;
  readonly schema: number;
  /** Ascending, without a gap. */
  readonly mutations: readonly Mutation[];
}

/** Whether a change is stamped further in the future than a clock may be wrong. */
export function isAhead(mutations: readonly Mutation[], now: number): boolean {
  return mutations.some(({ operations, call }) =>
    [...operations, ...(call === undefined ? [] : [call])].some(
      ({ stamp }) => timeOfStamp(stamp) > now + maxAhead,
    ),
  );
}

/**
 * Each push has a number of its own, and its effects and `last_mid` are kept together or not at all. Pushes of one
 * workspace that wait at the same time are one database transaction, so that they wait for the disk once. The lock
 * order is devices, head, rows; numbers are given under the head's lock, so whoever reads a number has all before it.
 */
export function pushAll(
  database: Database,
  calls: readonly [PushCall, ...PushCall[]],
): Promise<readonly PushAnswer[]> {
  return database.transaction('write', (sql) => pushIn(sql, calls));
}

async function pushIn(
  sql: Transaction,
  calls: readonly [PushCall, ...PushCall[]],
): Promise<readonly PushAnswer[]> {
  const { workspaceId } = calls[0].seat;
  // Sent together: the second statement starts, and sees what was committed, after the first has its locks.
  const [locked, sight] = await Promise.all([
    lockForPush(sql, workspaceId, calls),
    createPushSight(
      sql,
      workspaceId,
      calls.flatMap(({ mutations }) => mutations),
    ),
  ]);
  const answers: PushAnswer[] = [];
  const written: Written[] = [];
  let head = locked.head;
  for (const call of calls) {
    const device = locked.devices.get(deviceKey(call));
    const answer = await answerOne(call, { device, head, sight });
    if (answer.kind === 'written') {
      head += 1;
      written.push(answer.written);
      locked.devices.set(deviceKey(call), answer.device);
    }
    answers.push(answer.kind === 'written' ? answer.answer : answer);
  }
  if (written.length > 0) writePushes(sql, { workspaceId, head, written });
  return answers;
}

function deviceKey({ seat }: PushCall): string {
  return `${seat.clientId} ${seat.seatId}`;
}

/** The mutations that this push adds to what the computer has sent before. */
function freshOf({ mutations }: PushCall, device: LockedDevice): readonly Mutation[] {
  return mutations.filter(({ mid }) => mid > device.last);
}

interface Standing {
  readonly device: LockedDevice | undefined;
  readonly head: number;
  readonly sight: PushSight;
}

interface WrittenAnswer {
  readonly kind: 'written';
  readonly answer: PushAnswer;
  readonly written: Written;
  readonly device: LockedDevice;
}

async function answerOne(
  call: PushCall,
  { device, head, sight }: Standing,
): Promise<PushAnswer | WrittenAnswer> {
  if (device === undefined) return { kind: 'locked' };
  const first = call.mutations[0]?.mid ?? 1;
  const last = call.mutations.at(-1)?.mid ?? 0;
  if (first > device.last + 1) return { kind: 'gap', last: device.last };
  const { refusals } = device;
  if (last <= device.last) {
    return { kind: 'pushed', pushed: { last: device.last, head, refusals, news: false } };
  }
  const seq = head + 1;
  const plan = await sight.plan(call.seat, freshOf(call, device));
  const all = [...refusals, ...plan.refusals];
  return {
    kind: 'written',
    written: { seq, last, schema: call.schema, seat: call.seat, plan },
    device: { last, refusals: all },
    answer: { kind: 'pushed', pushed: { last, head: seq, refusals: all, news: plan.rows.length > 0 } },
  };
}
