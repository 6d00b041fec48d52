import type { Failure } from './answer';
import type { Effect } from './effect';
import { backOff, retryAfter } from './retry';
import { restamp } from './restamp';
import { renumber, settleOutbox } from './settle-outbox';
import { correctedNow } from './clock-offset';
import type { Doing, Halt, SyncState } from './state';
import { turn, type Turn } from './turn';
import type { World } from './world';

type Problem = Failure & { readonly kind: 'problem' };

export interface Failing {
  readonly doing: Doing;
  readonly world: World;
}

/** A request came to nothing: what follows depends on the server's code, and on nothing else it said. */
export function onFailed(state: SyncState, failure: Failure, failing: Failing): Turn {
  if (failure.kind !== 'problem') return later(state, failure, failing);
  switch (failure.code) {
    case 'unauthorized':
      return onUnauthorized(state);
    case 'device_locked':
      return turn({ ...state, access: 'signed-out', live: 'closed' });
    case 'device_wiped':
      return halted(
        state,
        'wiped',
        failure.order === undefined ? [] : [{ kind: 'wipe', order: failure.order }],
      );
    case 'forbidden':
    case 'wrong_device':
      return halted(state, 'forbidden');
    case 'upgrade':
      return halted(state, 'upgrade');
    case 'clock':
      return onClock(state, failure, failing);
    case 'gap':
      return onGap(state, failure, failing);
    case 'reset':
      return onReset(state, failing);
    case 'not_found':
      return onNotFound(state, failure, failing);
    case 'too_large':
    case 'invalid':
    case 'bad_request':
      return onUnreadable(state, failure, failing);
    default:
      return later(state, failure, failing);
  }
}

/** Tried again later: nothing is lost by it. */
function later(state: SyncState, failure: Failure, { doing, world: { now, random } }: Failing): Turn {
  const failures = state.failures + 1;
  const asked =
    failure.kind === 'problem' ? retryAfter(failure.retryAfter, correctedNow(state.record, now)) : 0;
  const isAway = failure.kind === 'network' || (failure.kind === 'problem' && failure.status >= 500);
  return turn({
    ...state,
    failures,
    failed: doing.kind,
    notBefore: now + Math.max(asked, backOff(failures, random)),
    dirty: state.dirty || doing.kind === 'pull',
    // What never answered was away from when it was asked, not from when we gave it up.
    unreachableSince: isAway ? (state.unreachableSince ?? Math.min(doing.since, now)) : null,
    unreadable: failure.kind === 'damaged',
    unwritten: failure.kind === 'unwritten',
  });
}

function halted(state: SyncState, halt: Halt, effects: readonly Effect[] = []): Turn {
  return turn({ ...state, halt }, effects);
}

/** A token that has just been made and is not taken either means that somebody has to sign in. */
function onUnauthorized(state: SyncState): Turn {
  if (state.renewed) return turn({ ...state, access: 'signed-out' });
  return turn({ ...state, access: 'renewing', renewed: true, dirty: true }, [{ kind: 'renew' }]);
}

function onClock(state: SyncState, failure: Problem, failing: Failing): Turn {
  const { now } = failing.world;
  const { serverTime } = failure;
  if (serverTime === undefined) return later(state, failure, failing);
  const { outbox, clock } = restamp(state, serverTime);
  // The server calls a clock wrong that is not ahead: nothing here would change by trying at once.
  if (clock === null) return later(state, failure, failing);
  const record = { ...state.record, offsets: [serverTime - now] };
  const next = { ...state, record, outbox };
  return { state: next, base: null, clock: { kind: 'replace', stamp: clock }, effects: [] };
}

/** The server has less of us than we thought: it was put back to an earlier day. */
function onGap(state: SyncState, failure: Problem, failing: Failing): Turn {
  if (failure.last === undefined) return later(state, failure, failing);
  const { record, outbox } = settleOutbox(state, { last: failure.last, refusals: null }, failing.world.now);
  if (record === state.record) return later(state, failure, failing);
  return turn({ ...state, record, outbox, dirty: true });
}

/** How often everything is loaded anew at once; after that, each time later. */
const promptRebuilds = 3;

/** Everything has to be loaded again. What is pending stays, and what is on screen stays until then. */
function onReset(state: SyncState, { world: { now, random } }: Failing): Turn {
  const rebuilt = state.record.rebuilt + 1;
  const notBefore =
    rebuilt <= promptRebuilds ? state.notBefore : now + backOff(rebuilt + promptRebuilds, random);
  return turn({ ...state, record: { ...state.record, cursor: null, gained: [], rebuilt }, notBefore });
}

/**
 * A scope that was gained is lost again. Rows that stayed on screen until it was loaded are in no cursor any more, so
 * only everything anew says what there is.
 */
function onNotFound(state: SyncState, failure: Problem, failing: Failing): Turn {
  if (failing.doing.kind !== 'snapshot' || state.record.gained.length === 0)
    return later(state, failure, failing);
  return turn({ ...state, record: { ...state.record, cursor: null, gained: [] }, dirty: true });
}

/**
 * The server cannot take a push as it is: it is halved until the change is found that stands in the way. That
 * one is refused here, so that all others can go.
 */
function onUnreadable(state: SyncState, failure: Problem, failing: Failing): Turn {
  const { kind, from = 0, upTo = 0 } = failing.doing;
  if (kind !== 'push') return later(state, failure, failing);
  const count = upTo - from + 1;
  if (count > 1) return turn({ ...state, pushAtMost: Math.max(1, Math.floor(count / 2)) });
  const outbox = state.outbox.map((item) => {
    if (item.phase !== 'waiting' || item.mid !== from) return item;
    const code = failure.code === 'too_large' ? ('too_large' as const) : ('invalid' as const);
    return { ...item, mid: 0, phase: 'refused' as const, refusal: { code, say: '' } };
  });
  const renumbered = renumber({ record: state.record, outbox });
  return turn({ ...state, ...renumbered });
}
