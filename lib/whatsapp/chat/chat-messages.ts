import { failed } from '@/lib/domain/shared/result';
import type { BoxParts } from '../composer/find-box';
import { findOne } from '../page/find';
import { readMessages, type ShownMessage } from '../page/read-messages';
import { from, okFrom, type Answer } from '../provenance';

/** The newest messages of exactly this chat, the last one last; never those of the chat that is open by now. */
export function chatMessages(
  { document, selectors, follower }: BoxParts,
  chat: string,
  most = 60,
): Answer<readonly ShownMessage[], 'wrong-chat' | 'not-ready'> {
  follower.look();
  const open = follower.view().chat;
  if (open?.token !== chat || open.certainty === 'conflict') return failed('wrong-chat');
  const main = findOne('main', document, selectors);
  const read = main && readMessages(main, selectors, most);
  return read === undefined ? failed('not-ready') : okFrom(read.messages, from('page', read.candidate));
}
