import type { QueryArgs } from '@/lib/messaging/contract/queries';
import type { OpenChat } from '@/lib/messaging/wire/host';
import { onEnd } from '@/lib/platform/on-end';
import type { HubClient } from './hub-client';
import type { HostLink } from './host-link';

/** What is asked about the open chat; nothing while it is not certain whose chat it is. */
export function openQuestion(chat: OpenChat | null): QueryArgs<'contact.open'> | null {
  if (chat === null || chat.certainty === 'conflict' || chat.identities.length === 0) return null;
  return { identities: chat.identities.map(({ kind, value }) => ({ kind, value })), title: chat.title };
}

/** Asks about a chat as soon as it opens, so that the answer comes while the panel is still being drawn for it. */
export function askAboutOpenChat(hub: HubClient, host: HostLink, signal: AbortSignal): void {
  let before: OpenChat | null = null;
  let forget: (() => void) | undefined;
  const stop = host.state.subscribe(({ view }) => {
    const chat = view?.chat ?? null;
    if (chat === before) return;
    before = chat;
    const question = openQuestion(chat);
    const last = forget;
    forget = question === null ? undefined : hub.query('contact.open', question).subscribe(() => undefined);
    // The new question is asked first.
    last?.();
  });
  onEnd(signal, stop);
}
