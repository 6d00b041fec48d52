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

/** True when nothing that a person could see has changed; how and when an answer came does not count. */
export function sameView(one: PageView, other: PageView): boolean {
  return spelled(one) === spelled(other);
}

function spelled({ state, safe, chat, skin }: PageView): string {
  const who = chat && [chat.token, chat.kind, chat.title, chat.certainty, chat.identities];
  return JSON.stringify([state, safe, who, skin]);
}
