import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { Provenance } from '@/lib/messaging/wire/host';
import type { BoxParts } from '../composer/find-box';
import { findOne } from '../page/find';
import { readMessages, type ShownMessage } from '../page/read-messages';

/** Messages of one chat as the page shows them, and where they were read. */
export interface ChatMessages {
  readonly messages: readonly ShownMessage[];
  readonly provenance: Provenance;
}

/** The newest messages of exactly this chat, the last one last; never those of the chat that is open by now. */
export function chatMessages(
  { document, selectors, follower }: BoxParts,
  chat: string,
  most = 60,
): Result<ChatMessages, 'wrong-chat' | 'not-ready'> {
  follower.look();
  const open = follower.view().chat;
  if (open?.token !== chat || open.certainty === 'conflict') return failed('wrong-chat');
  const main = findOne('main', document, selectors);
  const read = main && readMessages(main, selectors, most);
  if (read === undefined) return failed('not-ready');
  const { messages, candidate } = read;
  return ok({ messages, provenance: { tier: 'page', candidate, at: Date.now() } });
}
