import { ok } from '@/lib/domain/shared/result';
import type { HostVerbs } from '@/lib/messaging/wire/host';
import { readComposer } from '../composer/composer-text';
import { findBox, type BoxParts } from '../composer/find-box';
import { chatMessages } from './chat-messages';

/** What is seen of exactly this chat without a word of it: whether a draft stands there, and the newest message. */
export function chatSigns(parts: BoxParts, chat: string): HostVerbs['chat.signs']['result'] {
  const read = chatMessages(parts, chat, 1);
  if (!read.ok && read.code === 'wrong-chat') return read;
  const newest = read.ok ? read.value.messages[0] : undefined;
  const box = findBox(parts, chat);
  return ok({
    draft: box.ok && readComposer(box.value.element).trim() !== '',
    acted: navigator.userActivation.isActive,
    id: newest?.id ?? '',
    out: newest?.direction === 'out',
  });
}
