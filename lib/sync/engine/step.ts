import type { Effect } from './effect';
import type { SyncEvent } from './event';
import { watchLoops } from './loops';
import { onAudited, onConfirmed, onLoaded, onPulled, onPushed } from './on-answer';
import { onFailed } from './on-failed';
import { onSurroundings } from './on-surroundings';
import { reachedAgain } from './outage';
import { isOverdue, isPollDue, maySend, nextWake, startNext, woken } from './plan';
import { isDue } from './retry';
import type { Doing, SyncState } from './state';
import { saveOf, turn, type Turn } from './turn';
import type { Step, World } from './world';

type Answer = Extract<SyncEvent, { readonly call: number }>;

/**
 * The engine: what one event makes of the state, what has to be written for it, and what is asked of the world.
 * Pure; it keeps nothing and looks at nothing but its arguments.
 */
export function step(state: SyncState, event: SyncEvent, world: World): Step {
  const start = event.kind === 'committed' ? committed(state, event) : state;
  const handled = handle(start, event, world);
  const driven = drive(handled, world);
  return { state: driven.state, save: saveOf(start, driven), effects: driven.effects };
}

/** What the command's transaction has written already; nearly always that is new, and goes to the end. */
function committed(state: SyncState, event: SyncEvent & { kind: 'committed' }): SyncState {
  const given = new Map(event.items.map((item) => [item.id, item]));
  const changed = state.outbox.filter(({ id }) => given.has(id));
  const before = changed.length === 0 ? state.outbox : state.outbox.map((item) => given.get(item.id) ?? item);
  for (const { id } of changed) given.delete(id);
  return { ...state, record: event.record, outbox: [...before, ...given.values()] };
}

function handle(state: SyncState, event: SyncEvent, world: World): Turn {
  if (isAnswer(event)) return onAnswer(state, event, world);
  switch (event.kind) {
    case 'committed':
      return turn(woken(state, world.now));
    case 'discarded':
      return turn(woken(discarded(state, event.id), world.now));
    case 'decided': {
      const kept = state.record.kept.filter(({ id }) => id !== event.id);
      return turn({ ...state, record: { ...state.record, kept } });
    }
    case 'alarm':
      return onAlarm(state, world);
    default:
      return onSurroundings(state, event, world);
  }
}

function isAnswer(event: SyncEvent): event is Answer {
  return 'call' in event;
}

/** Only the answer to the request that is on its way counts: others are late, or came twice. */
function onAnswer(state: SyncState, event: Answer, world: World): Turn {
  const { doing } = state;
  if (doing === null || event.call !== doing.call) return turn(state);
  const idle = { ...state, doing: null };
  if (event.kind === 'failed') {
    const failed = onFailed(idle, event.failure, { doing, world });
    return { ...failed, state: watchLoops(state, failed.state, world) };
  }
  const reached = {
    ...idle,
    failures: 0,
    failed: null,
    notBefore: 0,
    unreachableSince: null,
    reachedAt: reachedAgain(state, world.now),
    unreadable: false,
    unwritten: false,
    renewed: false,
  };
  const answered = taken(reached, event, { doing, world });
  return { ...answered, state: watchLoops(state, answered.state, world) };
}

function taken(
  state: SyncState,
  event: Exclude<Answer, { kind: 'failed' }>,
  { doing, world }: { doing: Doing; world: World },
): Turn {
  switch (event.kind) {
    case 'pushed':
      return onPushed(state, event.answer, world);
    case 'pulled':
      return onPulled(state, event.answer, world);
    case 'loaded':
      return onLoaded(state, event.answer, { doing, world });
    case 'confirmed':
      return onConfirmed(state, event.refusals, doing);
    case 'audited':
      return onAudited(state, event.found, { doing, now: world.now });
  }
}

/** A refused change is the person's to throw away; the server is told, so that it stops repeating it. */
function discarded(state: SyncState, id: string): SyncState {
  const item = state.outbox.find((one) => one.id === id && one.phase === 'refused');
  if (item === undefined) return state;
  const outbox = state.outbox.filter((one) => one !== item);
  if (item.listed !== true) return { ...state, outbox };
  const confirming = [...state.record.confirming, item.mid];
  return { ...state, outbox, record: { ...state.record, confirming } };
}

/** Time has passed: a request that hangs is given up, and the server is asked for news when it is due. */
function onAlarm(before: SyncState, world: World): Turn {
  const { now } = world;
  const state = woken({ ...before, dirty: before.dirty || isPollDue(before, now), wakeAt: 0 }, now);
  const { doing } = state;
  if (doing === null || !isOverdue(doing, now)) return turn(state);
  const failed = onFailed({ ...state, doing: null }, { kind: 'network' }, { doing, world });
  return { ...failed, effects: [{ kind: 'abandon', call: doing.call }, ...failed.effects] };
}

/** Whatever happened: what can be done is begun, what is not needed is closed, and the next wake is set. */
function drive(handled: Turn, world: World): Turn {
  const { now } = world;
  const next = startNext(handled.state, now);
  const live = driveLive(next.state, world);
  const effects: Effect[] = [...handled.effects, ...next.effects, ...live.effects];
  let { state } = live;
  // What waits is on disk, so an update need not wait for the network.
  const isQuiet = state.update && !state.visible && state.doing === null;
  if (isQuiet) {
    effects.push({ kind: 'restart' });
    state = { ...state, update: false };
  }
  const wakeAt = nextWake(state, now);
  // One that comes too early does no harm, and saves setting it again at every step.
  if (state.wakeAt <= now || wakeAt < state.wakeAt) {
    effects.push({ kind: 'wake', at: wakeAt });
    state = { ...state, wakeAt };
  }
  return { ...handled, state, effects };
}

/** The live socket is open while something of ours is in sight, and only then. */
function driveLive(state: SyncState, { now }: World): { state: SyncState; effects: readonly Effect[] } {
  const isWanted = state.visible && maySend({ ...state, doing: null });
  if (isWanted && state.live === 'closed' && isDue(state.liveNotBefore, now)) {
    return { state: { ...state, live: 'opening' }, effects: [{ kind: 'openLive' }] };
  }
  if (isWanted || state.live === 'closed') return { state, effects: [] };
  return { state: { ...state, live: 'closed' }, effects: [{ kind: 'closeLive' }] };
}
