import { onEnd } from '@/lib/platform/on-end';
import type { HostHealth } from '@/lib/messaging/wire/health';
import type { ModulesLine } from '../bridge/modules-line';
import type { ChatFollower } from '../chat/following';
import type { PageSelectors } from '../selectors/selector-set';
import type { Breakers } from './breakers';
import { isSafeModeDue, judge } from './judge';
import { lookLoosely } from './loose-finder';
import { outlineOf } from './outline';
import { probe } from './probe';
import { createSafeMode } from './safe-mode';

/** What health is told from. */
export interface HealthPlace {
  readonly document: Document;
  readonly modules: ModulesLine;
  readonly selectors: PageSelectors;
  readonly breakers: Breakers;
  readonly follower: ChatFollower;
  readonly signal: AbortSignal;
}

/** How the page side is doing, and whether everything is done by hand. */
export interface HealthWatch {
  /** Looks now. */
  now(): HostHealth;
  isSafe(): boolean;
}

const everyMs = 1_500;

/** Watches until the signal ends; `onSafe` runs whenever safe mode begins or ends. */
export function watchHealth(place: HealthPlace, onSafe: () => void): HealthWatch {
  const safe = createSafeMode();
  const look = (): void => {
    if (place.document.hidden) return;
    const before = safe.isOn();
    if (safe.look(isSafeModeDue(judgeNow(place)), Date.now()) !== before) onSafe();
  };
  const timer = setInterval(() => quietly(look), everyMs);
  onEnd(place.signal, () => clearInterval(timer));
  return { now: () => healthOf(place, safe.isOn()), isSafe: () => safe.isOn() };
}

function judgeNow(place: HealthPlace): HostHealth['capabilities'] {
  const { document, selectors, follower, breakers } = place;
  const { page, modules } = follower.evidence();
  const { chat, state } = follower.view();
  return judge({
    page,
    chat,
    givenUp: state === 'unreadable',
    loose: lookLoosely(document),
    probe: probe(document, selectors),
    modules: modules && place.modules.state() === 'on',
    breakers,
  });
}

function healthOf(place: HealthPlace, safeMode: boolean): HostHealth {
  const { selectors, follower, modules, breakers } = place;
  const capabilities = judgeNow(place);
  for (const { name, state } of capabilities) {
    if (name !== 'chat' && name !== 'open' && (state === 'works' || state === 'guesses'))
      breakers.note(name, true);
  }
  const { drawerOpen: _drawerOpen, ...look } = follower.view().skin;
  return {
    at: Date.now(),
    release: follower.evidence().release,
    selectors: { version: selectors.version, verifiedAt: selectors.verifiedAt },
    modules: modules.state(),
    ...look,
    safeMode,
    capabilities: capabilities.map((each) => ({ ...each, lastWorkedAt: breakers.lastWorkedAt(each.name) })),
    outline: outlineOf(place.document),
  };
}

/** A look that fails says nothing; it must not become an error of the page. */
function quietly(run: () => void): void {
  try {
    run();
  } catch {
    // The next look comes soon.
  }
}
