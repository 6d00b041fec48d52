import { failed, ok } from '@/lib/domain/shared/result';
import type { Frames } from '@/lib/frame/mount-frames';
import type { HostHandlers } from '@/lib/messaging/wire/host-desk';
import type { TicketPool } from '@/lib/messaging/wire/ticket-pool';
import type { PageRuntime } from '@/lib/platform/browser-page';
import type { ChatHost } from '@/lib/whatsapp/chat-host';

/** What the verbs act on. */
export interface HandlerParts {
  readonly host: ChatHost;
  readonly tickets: TicketPool;
  readonly life: { readonly stale: boolean };
  readonly runtime: PageRuntime;
  readonly frames: () => Frames | undefined;
  readonly document: Document;
}

/** The verbs that our own pages may use. None of them sends anything. */
export function hostHandlers(parts: HandlerParts): HostHandlers {
  const { host, tickets } = parts;
  return {
    'chat.open': ({ identities }) => host.openChat(identities),
    'chats.list': (ask) => host.chats(ask),
    'text.insert': (ask) => host.insertText(ask),
    'text.undo': ({ key }) => host.undoInsert(key),
    'files.attach': (ask) => host.attach(ask),
    'chat.signs': ({ chat }) => host.signs(chat),
    'panel.show': ({ view, as }) => parts.frames()?.show(view, as) ?? failed('no-room'),
    'focus.page': () => host.focusComposer(),
    'page.refresh'() {
      const { defaultView } = parts.document;
      if (defaultView === null) return failed('unsupported');
      // The answer should be on its way before the page goes.
      setTimeout(() => defaultView.location.reload(), 50);
      return ok(null);
    },
    health: () => host.health(),
    async ticket() {
      const ticket = parts.runtime.isAlive() ? await tickets.take() : tickets.spare();
      return ticket === undefined ? failed('stale') : ok(ticket);
    },
  };
}
