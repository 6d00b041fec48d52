import { failed, ok } from '@/lib/domain/shared/result';
import type { ModulesLine } from './bridge/modules-line';
import type { ChatHost } from './chat-host';
import { followChat } from './chat/follow-chat';
import { openChat } from './chat/open-chat';
import { followList } from './list/follow-list';
import { markRows } from './list/mark-rows';
import { attachFiles } from './composer/attach-files';
import { createComposerDesk } from './composer/composer-desk';
import { find, findOne } from './page/find';
import { readMessages } from './page/read-messages';
import { createModelStorage } from './storage/model-storage';

/** Starts to read WhatsApp Web, until the signal ends; call it only after the person agreed. */
export function createChatHost(place: {
  readonly document: Document;
  readonly modules: ModulesLine;
  readonly signal: AbortSignal;
}): ChatHost {
  const follower = followChat(place);
  const list = followList(place);
  const storage = createModelStorage({ factory: indexedDB, signal: place.signal });
  const parts = { ...place, follower, storage };
  const composer = createComposerDesk(parts);
  return {
    view: () => follower.view(),
    onChange: (run, signal) => follower.onChange(run, signal),
    chats: (ask) => list.page(ask),
    onChats: (run, signal) => list.onChange(run, signal),
    markRows: (marker, signal) => markRows({ document: place.document, list, marker, signal }),
    messages(chat) {
      follower.look();
      if (follower.view().chat?.token !== chat) return failed('wrong-chat');
      const main = findOne('main', place.document);
      const read = main === undefined ? undefined : readMessages(main);
      if (read === undefined) return failed('not-ready');
      const provenance = { tier: 'page', candidate: read.candidate, at: Date.now() } as const;
      return ok({ messages: read.messages, provenance });
    },
    openChat: (identities) => openChat(parts, identities),
    insertText: (ask) => composer.insert(ask),
    undoInsert: (key) => composer.undo(key),
    attach: (ask) => attachFiles(parts, ask),
    focusComposer() {
      const main = findOne('main', place.document);
      const composer = main === undefined ? undefined : find('composer', main)?.elements[0];
      if (!(composer instanceof HTMLElement)) return failed('not-ready');
      composer.focus();
      return ok(null);
    },
  };
}
