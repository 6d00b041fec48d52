import type { ChatSigns } from '@/lib/messaging/wire/host';
import { readComposer } from '../composer/composer-text';
import { findBox, type BoxParts } from '../composer/find-box';
import { from, okFrom, type Answer } from '../provenance';
import { chatMessages } from './chat-messages';

/** What is seen of exactly this chat without a word of it: whether a draft stands there, and the newest message. */
export function chatSigns(parts: BoxParts, chat: string): Answer<ChatSigns, 'wrong-chat' | 'not-ready'> {
  const read = chatMessages(parts, chat, 1);
  if (!read.ok && read.code === 'wrong-chat') return read;
  const newest = read.ok ? read.value[0] : undefined;
  const box = findBox(parts, chat);
  const signs = {
    draft: box.ok && readComposer(box.value).trim() !== '',
    acted: navigator.userActivation.isActive,
    id: newest?.id ?? '',
    out: newest?.direction === 'out',
  };
  return okFrom(signs, read.provenance ?? from('page'));
}
