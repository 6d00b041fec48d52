import type { Frames } from '@/lib/frame/mount-frames';
import { wireProtocol, type HostView } from '@/lib/messaging/wire/host';
import type { HostLine } from '@/lib/messaging/wire/host-desk';
import type { ChatHost } from '@/lib/whatsapp/chat-host';

/** What the view is put together from. */
export interface HostViewSources {
  readonly host: ChatHost;
  readonly life: { readonly stale: boolean };
  readonly frames: () => Frames | undefined;
  /** Grows with every change of the chat list. */
  readonly chats: () => number;
}

/** The view for one line: the same for all, but for how the page that asks is shown. */
export function hostViewFor(sources: HostViewSources): (view: HostLine['view']) => HostView {
  return (view) => {
    const { skin, ...known } = sources.host.view();
    const { drawerOpen: _drawerOpen, ...look } = skin;
    const shown = view === 'other' ? 'panel' : (sources.frames()?.shown(view) ?? 'hidden');
    const { stale } = sources.life;
    return { kind: 'host', v: wireProtocol, ...known, ...look, stale, shown, chats: sources.chats() };
  };
}
