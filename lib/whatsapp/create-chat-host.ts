import { failed, ok } from '@/lib/domain/shared/result';
import type { ModulesLine } from './bridge/modules-line';
import type { ChatHost } from './chat-host';
import { followChat } from './chat/follow-chat';
import { openChat } from './chat/open-chat';
import { followList } from './list/follow-list';
import { markRows } from './list/mark-rows';
import { find, findOne } from './page/find';

/** Starts to read WhatsApp Web, until the signal ends; call it only after the person agreed. */
export function createChatHost(place: {
  readonly document: Document;
  readonly modules: ModulesLine;
  readonly signal: AbortSignal;
}): ChatHost {
  const follower = followChat(place);
  const list = followList(place);
  return {
    view: () => follower.view(),
    onChange: (run, signal) => follower.onChange(run, signal),
    chats: (ask) => list.page(ask),
    onChats: (run, signal) => list.onChange(run, signal),
    markRows: (marker, signal) => markRows({ document: place.document, list, marker, signal }),
    openChat: (identities) => openChat({ ...place, follower }, identities),
    focusComposer() {
      const main = findOne('main', place.document);
      const composer = main === undefined ? undefined : find('composer', main)?.elements[0];
      if (!(composer instanceof HTMLElement)) return failed('not-ready');
      composer.focus();
      return ok(null);
    },
  };
}
