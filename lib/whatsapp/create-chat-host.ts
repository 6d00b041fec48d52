import { joinUntil } from '@/lib/platform/on-end';
import { failed } from '@/lib/domain/shared/result';
import type { ModulesLine } from './bridge/modules-line';
import type { ChatHost } from './chat-host';
import { chatMessages } from './chat/chat-messages';
import { chatSigns } from './chat/chat-signs';
import { followChat } from './chat/follow-chat';
import type { ChatFollower } from './chat/following';
import { openChat } from './chat/open-chat';
import type { PageView } from './chat/page-view';
import { attachFiles } from './composer/attach-files';
import { createComposerDesk } from './composer/composer-desk';
import { createBreakers, type Breakers } from './health/breakers';
import { watchHealth, type HealthWatch } from './health/host-health';
import { lookLoosely } from './health/loose-finder';
import { hostList } from './list/host-list';
import { find, findOne } from './page/find';
import { from, okFrom, told, type Answer } from './provenance';
import type { PageSelectors } from './selectors/selector-set';
import { createModelStorage } from './storage/model-storage';

/** Where the host works, and what with. */
export interface HostPlace {
  readonly document: Document;
  readonly modules: ModulesLine;
  readonly selectors: PageSelectors;
  readonly signal: AbortSignal;
}

interface Parts extends HostPlace {
  readonly breakers: Breakers;
  readonly follower: ChatFollower;
  readonly health: HealthWatch;
}

/** Starts to read WhatsApp Web, until the signal ends; call it only after the person agreed. */
export function createChatHost(where: HostPlace): ChatHost {
  const breakers = createBreakers(() => Date.now());
  const place = { ...where, breakers };
  const follower = followChat(place);
  const listeners = new Set<(view: PageView) => void>();
  const view = (): PageView => (health.isSafe() ? byHand(follower.view()) : follower.view());
  const tell = (): void => listeners.forEach((run) => run(view()));
  const onSafe = new Set<() => void>();
  const health = watchHealth({ ...place, follower }, () => {
    tell();
    onSafe.forEach((run) => run());
  });
  follower.onChange(tell, place.signal);
  const parts: Parts = { ...place, follower, health };
  const unlessSafe = <T, C extends string>(run: () => Answer<T, C>) =>
    told<T, C | 'not-ready'>(health.isSafe() ? failed('not-ready') : run());
  return {
    view,
    onChange(run, signal) {
      joinUntil(listeners, run, signal);
    },
    health: () => okFrom(health.now(), from('page', 'probe')),
    ...hostList(place, {
      isOn: () => health.isSafe(),
      onChange(run, signal) {
        joinUntil(onSafe, run, signal);
      },
    }),
    messages: (chat) => unlessSafe(() => chatMessages(parts, chat)),
    signs: (chat) => unlessSafe(() => chatSigns(parts, chat)),
    ...openVerb(parts),
    ...composerVerbs(parts),
    focusComposer: () => unlessSafe(() => focusComposer(where, breakers)),
  };
}

/** Nothing that the page shows is trusted: whoever is written to is picked by hand. */
function byHand(view: PageView): PageView {
  return { ...view, state: 'unreadable', chat: null, safe: true };
}

function openVerb(parts: Parts): Pick<ChatHost, 'openChat'> {
  const { health, breakers, signal } = parts;
  const storage = createModelStorage({ factory: indexedDB, signal });
  return {
    async openChat(identities) {
      if (health.isSafe() || breakers.resting('open')) return told(failed('unsupported'));
      const opened = await openChat({ ...parts, storage }, identities);
      if (opened.ok || opened.code === 'wrong-chat') breakers.note('open', opened.ok);
      return told(opened);
    },
  };
}

function composerVerbs(parts: Parts): Pick<ChatHost, 'insertText' | 'undoInsert' | 'attach'> {
  const { health, breakers } = parts;
  const desk = createComposerDesk(parts);
  const rests = (): boolean => health.isSafe() || breakers.resting('composer');
  return {
    async insertText(ask) {
      if (rests()) return told(failed('not-ready'));
      const inserted = await desk.insert(ask);
      // Another chat or an empty text says nothing about the message box.
      const tried = inserted.ok || inserted.code === 'refused' || inserted.code === 'left-changed';
      if (tried) breakers.note('composer', inserted.ok);
      return told(inserted);
    },
    undoInsert: async (key) => told(rests() ? failed('wrong-chat') : await desk.undo(key)),
    attach: async (ask) => told(rests() ? failed('not-ready') : await attachFiles(parts, ask)),
  };
}

function focusComposer({ document, selectors }: HostPlace, breakers: Breakers): Answer<null, 'not-ready'> {
  const main = findOne('main', document, selectors);
  if (main === undefined || breakers.resting('composer')) return failed('not-ready');
  const sight = find('composer', main, selectors);
  const composer = sight?.elements[0];
  const found = composer instanceof HTMLElement;
  // A chat in which nobody may write has no such field, and that is no failure.
  if (found || lookLoosely(document).composers > 0) breakers.note('composer', found);
  if (!found) return failed('not-ready');
  composer.focus();
  return okFrom(null, from('page', sight?.candidate));
}
