import { liveClose } from '@/lib/onechat/sync';
import type { Access, SyncEvent } from './event';
import { reachedAgain } from './outage';
import { isPollDue, woken } from './plan';
import { backOff } from './retry';
import type { SyncState } from './state';
import { turn, type Turn } from './turn';
import type { World } from './world';

type Surrounding = Extract<
  SyncEvent,
  { readonly kind: 'started' | 'online' | 'visible' | 'access' | 'live' | 'hint' | 'asked' | 'update' }
>;

/** What happens around the engine: the network, the screen, the account, the live socket, the person. */
export function onSurroundings(state: SyncState, event: Surrounding, world: World): Turn {
  switch (event.kind) {
    case 'started': {
      const { access, visible, online } = event;
      return turn(woken({ ...state, access, visible, online, dirty: true }, world.now));
    }
    case 'online':
      return turn(onOnline(state, event.online, world.now));
    case 'visible':
      return turn(onVisible(state, event.visible, world.now));
    case 'access':
      return turn(onAccess(state, event.access, world.now));
    case 'live':
      return onLive(state, event, world);
    case 'hint':
      return turn(onHint(state, event.head));
    case 'asked':
      return turn(again({ ...state, halt: state.halt === 'wiped' ? 'wiped' : null }, world.now));
    case 'update':
      return turn({ ...state, update: true });
  }
}

/** Whatever was waited for no longer counts: try now. */
function again(state: SyncState, now: number): SyncState {
  const fresh = { ...state, failures: 0, notBefore: 0, liveNotBefore: 0, liveFailures: 0, fruitless: [] };
  return woken({ ...fresh, dirty: true }, now);
}

function onOnline(state: SyncState, online: boolean, now: number): SyncState {
  if (online === state.online) return state;
  if (online)
    return again({ ...state, online, unreachableSince: null, reachedAt: reachedAgain(state, now) }, now);
  return { ...state, online, unreachableSince: state.unreachableSince ?? now };
}

function onVisible(state: SyncState, visible: boolean, now: number): SyncState {
  if (visible === state.visible) return state;
  const seen = woken({ ...state, visible }, now);
  return visible ? { ...seen, dirty: seen.dirty || isPollDue(seen, now) } : seen;
}

function onAccess(state: SyncState, access: Access, now: number): SyncState {
  if (access !== 'ready') return { ...state, access };
  const isRenewal = state.access === 'renewing';
  if (isRenewal) return { ...state, access };
  const halt = state.halt === 'upgrade' ? state.halt : null;
  return again({ ...state, access, halt, renewed: false }, now);
}

function onLive(state: SyncState, event: Surrounding & { kind: 'live' }, { now, random }: World): Turn {
  if (event.state === 'open') {
    if (state.live !== 'opening') return turn(state);
    // What was said between the last pull and now was said to nobody.
    return turn({ ...state, live: 'open', liveFailures: 0, dirty: true });
  }
  if (state.live === 'closed') return turn(state);
  const liveFailures = state.liveFailures + 1;
  const closed: SyncState = {
    ...state,
    live: 'closed',
    liveFailures,
    liveNotBefore: now + backOff(liveFailures, random),
    // Whether the server went away or locked us out is for a pull to find out.
    dirty: state.dirty || event.code === liveClose.locked || isCutOff(state, event.code),
  };
  if (event.code !== liveClose.expired || state.access !== 'ready') return turn(closed);
  return turn({ ...closed, access: 'renewing', liveNotBefore: now }, [{ kind: 'renew' }]);
}

function isCutOff({ live }: SyncState, code: number | undefined): boolean {
  return live === 'open' && code !== liveClose.expired;
}

/** A hint is never needed and never believed: it only makes us ask. */
function onHint(state: SyncState, head: number): SyncState {
  const hinted = Math.max(state.hinted, head);
  const isNews = head > state.record.head && state.doing?.kind !== 'pull';
  return { ...state, hinted, dirty: state.dirty || isNews };
}
