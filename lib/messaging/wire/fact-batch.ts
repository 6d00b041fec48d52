import { onEnd } from '@/lib/platform/on-end';
import type { OpenChat } from './host';
import type { ChatFact } from './worker';

const gatherMs = 1_500;
const most = 20;

/** Gathers what the page showed about opened chats and hands it on in batches. */
export interface FactBatch {
  /** Notes a chat once per opening; only a verified one says anything about who it is. */
  note(chat: OpenChat | null, at: number): void;
}

/** Hands facts to `send` a moment after the first one came, until the signal ends. */
export function createFactBatch(
  send: (facts: readonly ChatFact[]) => Promise<void>,
  signal: AbortSignal,
): FactBatch {
  const waiting = new Map<string, ChatFact>();
  let lastToken = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    const facts = [...waiting.values()].slice(-most);
    waiting.clear();
    if (!signal.aborted && facts.length > 0) void send(facts);
  };
  onEnd(signal, () => clearTimeout(timer));
  return {
    note(chat, at) {
      const fact = chat === null ? undefined : factOf(chat, at);
      if (chat === null || fact === undefined || chat.token === lastToken || signal.aborted) return;
      lastToken = chat.token;
      waiting.set(chat.token, fact);
      timer ??= setTimeout(flush, gatherMs);
    },
  };
}

function factOf(chat: OpenChat, openedAt: number): ChatFact | undefined {
  const { kind, identities, title } = chat;
  if (chat.certainty !== 'verified' || identities.length === 0) return undefined;
  if (kind === 'channel' || kind === 'self') return undefined;
  return { identities, kind, title, openedAt };
}
