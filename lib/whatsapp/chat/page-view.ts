import type { HostState, OpenChat } from '@/lib/messaging/wire/host';
import type { PageSkin } from '../page/read-skin';

/** All that is known about WhatsApp Web at one moment. */
export interface PageView {
  readonly state: HostState;
  readonly chat: OpenChat | null;
  readonly skin: PageSkin;
  /** Too little of the page is understood: everything is done by hand. */
  readonly safe: boolean;
}

/** True when nothing that a person could see has changed; when an answer came does not count. */
export function sameView(one: PageView, other: PageView): boolean {
  return (
    one.state === other.state &&
    one.safe === other.safe &&
    sameChat(one.chat, other.chat) &&
    sameSkin(one.skin, other.skin)
  );
}

function sameSkin(one: PageSkin, other: PageSkin): boolean {
  return (
    one.theme === other.theme &&
    one.lang === other.lang &&
    one.dir === other.dir &&
    one.drawerOpen === other.drawerOpen
  );
}

function sameChat(one: OpenChat | null, other: OpenChat | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.token === other.token &&
    one.kind === other.kind &&
    one.title === other.title &&
    one.certainty === other.certainty &&
    one.identities.length === other.identities.length &&
    one.identities.every((identity, index) => {
      const peer = other.identities[index];
      return peer?.kind === identity.kind && peer.value === identity.value;
    })
  );
}
