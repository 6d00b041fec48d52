import { failed, ok } from '@/lib/domain/shared/result';
import type { ModulesLine } from './bridge/modules-line';
import type { ChatHost } from './chat-host';
import { followChat } from './chat/follow-chat';
import { openChat } from './chat/open-chat';
import { attachFiles } from './composer/attach-files';
import { createComposerDesk } from './composer/composer-desk';
import { find, findOne } from './page/find';

/** Starts to read WhatsApp Web, until the signal ends; call it only after the person agreed. */
export function createChatHost(place: {
  readonly document: Document;
  readonly modules: ModulesLine;
  readonly signal: AbortSignal;
}): ChatHost {
  const follower = followChat(place);
  const parts = { ...place, follower };
  const composer = createComposerDesk(parts);
  return {
    view: () => follower.view(),
    onChange: (run, signal) => follower.onChange(run, signal),
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
