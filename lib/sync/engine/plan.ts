import { nextBatch } from './batch';
import type { Effect } from './effect';
import { isDue } from './retry';
import type { Doing, SyncState } from './state';
import { unansweredAfter } from './summary';

const day = 86_400_000;
/** While nothing of ours is in sight, work comes in bursts: the worker may be ended after 30 s. */
const burst = 25_000;
const betweenBursts = 30_000;

/** How often the server is asked although nothing says that there is news. */
function pollEvery({ visible, live }: Pick<SyncState, 'visible' | 'live'>): number {
  if (!visible) return 290_000;
  return live === 'open' ? 60_000 : 10_000;
}

/** Whether it is time to ask for news again; also where the clock was set back since. */
export function isPollDue(state: SyncState, now: number): boolean {
  const since = now - state.record.currentAt;
  return since < 0 || since >= pollEvery(state);
}

/** How long a request may take before it is given up. */
const patience: { readonly [kind in Doing['kind']]: number } = {
  push: 30_000,
  pull: 30_000,
  confirm: 30_000,
  audit: 60_000,
  snapshot: 120_000,
};

/** Whether the request on its way takes too long, or the clock was set so that nobody can say. */
export function isOverdue({ kind, since }: Doing, now: number): boolean {
  return now < since - patience[kind] || now - since >= patience[kind];
}

/** Whether anything may be sent at all. */
export function maySend({ halt, access, online, doing }: SyncState): boolean {
  return halt === null && access === 'ready' && online && doing === null;
}

/** What is to be sent next; what failed last lets something else go first. */
function wanted(state: SyncState): Doing['kind'] | null {
  const { record, outbox, dirty, failed } = state;
  const all: (Doing['kind'] | null)[] = [
    outbox.some(({ phase, mid }) => phase === 'waiting' && mid > record.last) ? 'push' : null,
    record.confirming.length > 0 ? 'confirm' : null,
    record.cursor === null || record.gained.length > 0 ? 'snapshot' : null,
    record.cursor !== null && dirty ? 'pull' : null,
  ];
  const some = all.filter((kind) => kind !== null);
  return some.find((kind) => kind !== failed) ?? some[0] ?? null;
}

/** Out of sight, whatever happens begins a burst; the burst before ends it. */
export function woken(state: SyncState, now: number): SyncState {
  const isRunning = now < state.burstUntil && state.burstUntil - now <= burst;
  return state.visible || isRunning ? state : { ...state, burstUntil: now + burst };
}

/** Whether a request may start now: not too early after a failure, not at the end of a burst. */
function isTime({ notBefore, visible, burstUntil }: SyncState, now: number): boolean {
  return isDue(notBefore, now) && (visible || (now < burstUntil && burstUntil - now <= burst));
}

/** The state with its next request on the way, where there is one to be made now. */
export function startNext(state: SyncState, now: number): { state: SyncState; effects: readonly Effect[] } {
  const kind = maySend(state) && isTime(state, now) ? wanted(state) : null;
  if (kind === null) return { state, effects: [] };
  const call = state.calls + 1;
  const { doing, effect } = requestOf(state, { kind, call, since: now });
  const dirty = kind === 'pull' ? false : state.dirty;
  return { state: { ...state, calls: call, doing, dirty }, effects: [effect] };
}

function requestOf(state: SyncState, doing: Doing): { doing: Doing; effect: Effect } {
  const { record } = state;
  const { call, since } = doing;
  switch (doing.kind) {
    case 'push': {
      const mutations = nextBatch(state.outbox, { last: record.last, atMost: state.pushAtMost });
      const from = mutations[0]?.mid ?? 0;
      const upTo = mutations.at(-1)?.mid ?? 0;
      return { doing: { ...doing, from, upTo }, effect: { kind: 'push', call, mutations } };
    }
    case 'confirm': {
      const mids = record.confirming.slice(0, 1_000);
      return { doing: { ...doing, mids }, effect: { kind: 'confirm', call, mids } };
    }
    case 'snapshot': {
      const scopes = record.cursor === null ? null : record.gained;
      return {
        doing: { ...doing, scopes },
        effect: { kind: 'snapshot', call, cursor: record.cursor, scopes },
      };
    }
    default: {
      const digest = since - record.auditedAt >= day || since < record.auditedAt;
      return { doing, effect: { kind: 'pull', call, cursor: record.cursor, digest } };
    }
  }
}

/** When an `alarm` is needed at the latest. */
export function nextWake(state: SyncState, now: number): number {
  const times = [now + pollEvery(state)];
  if (state.doing !== null) times.push(state.doing.since + patience[state.doing.kind]);
  // Whoever looks is told that the answer is late; out of sight nobody is woken for it.
  if (state.doing !== null && state.visible) times.push(state.doing.since + unansweredAfter);
  else if (maySend(state) && wanted(state) !== null) times.push(state.notBefore);
  if (state.visible && state.live === 'closed') times.push(state.liveNotBefore);
  times.push(state.record.currentAt + pollEvery(state));
  const soonest = Math.min(...times.filter((time) => time > now), now + pollEvery(state));
  const isResting = !state.visible && !isTime(state, now) && state.doing === null;
  return isResting ? Math.max(soonest, now + betweenBursts) : soonest;
}
