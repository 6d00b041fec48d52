import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { ModulesLine } from './bridge/modules-line';
import type { ChatHost } from './chat-host';
import { followChat } from './chat/follow-chat';
import { openChat } from './chat/open-chat';
import type { PageView } from './chat/page-view';
import { createBreakers, type Breakers } from './health/breakers';
import { watchHealth } from './health/host-health';
import { lookLoosely } from './health/loose-finder';
import { find, findOne } from './page/find';
import type { SelectorSet } from './selectors/selector-set';

/** Where the host works, and what with. */
export interface HostPlace {
  readonly document: Document;
  readonly modules: ModulesLine;
  readonly selectors: SelectorSet;
  readonly signal: AbortSignal;
}

/** Starts to read WhatsApp Web, until the signal ends; call it only after the person agreed. */
export function createChatHost(where: HostPlace): ChatHost {
  const breakers = createBreakers(() => Date.now());
  const place = { ...where, breakers };
  const follower = followChat(place);
  const listeners = new Set<(view: PageView) => void>();
  const view = (): PageView => (health.isSafe() ? byHand(follower.view()) : follower.view());
  const tell = (): void => listeners.forEach((run) => run(view()));
  const health = watchHealth({ ...place, follower }, tell);
  follower.onChange(tell, place.signal);
  return {
    view,
    onChange(run, signal) {
      listeners.add(run);
      signal.addEventListener('abort', () => listeners.delete(run), { once: true });
    },
    health: () => health.now(),
    async openChat(identities) {
      if (health.isSafe() || breakers.resting('open')) return failed('unsupported');
      const opened = await openChat({ ...place, follower }, identities);
      if (opened.ok || opened.code === 'wrong-chat') breakers.note('open', opened.ok);
      return opened;
    },
    focusComposer: () => focusComposer(where, breakers),
  };
}

/** Nothing that the page shows is trusted: whoever is written to is picked by hand. */
function byHand(view: PageView): PageView {
  return { ...view, state: 'unreadable', chat: null, safe: true };
}

function focusComposer({ document, selectors }: HostPlace, breakers: Breakers): Result<null, 'not-ready'> {
  const main = findOne('main', document, selectors);
  if (main === undefined || breakers.resting('composer')) return failed('not-ready');
  const composer = find('composer', main, selectors)?.elements[0];
  const found = composer instanceof HTMLElement;
  // A chat in which nobody may write has no such field, and that is no failure.
  if (found || lookLoosely(document).composers > 0) breakers.note('composer', found);
  if (!found) return failed('not-ready');
  composer.focus();
  return ok(null);
}
