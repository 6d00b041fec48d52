import { ok } from '@/lib/domain/shared/result';
import type { HostVerbs } from '@/lib/messaging/wire/host';
import { readComposer } from '../composer/composer-text';
import { findBox, type BoxParts } from '../composer/find-box';
import { find, findOne } from '../page/find';
import { bareMessageId } from '../page/message-id';

/** What is seen of exactly this chat without a word of it: whether a draft stands there, and the newest message. */
export function chatSigns(parts: BoxParts, chat: string): HostVerbs['chat.signs']['result'] {
  const { document, selectors } = parts;
  const box = findBox(parts, chat);
  if (!box.ok && box.code === 'wrong-chat') return box;
  const main = findOne('main', document, selectors);
  const newest = main && find('messages', main, selectors)?.elements.at(-1);
  return ok({
    draft: box.ok && readComposer(box.value.element).trim() !== '',
    acted: navigator.userActivation.isActive,
    id: bareMessageId(newest?.getAttribute('data-id') ?? '') ?? '',
    out: newest !== undefined && find('markOut', newest, selectors) !== undefined,
  });
}
