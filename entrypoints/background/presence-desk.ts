import { failed, ok } from '@/lib/domain/shared/result';
import { presenceMs } from '@/lib/hub/presence-book';
import { conversationFor } from '@/lib/hub/presence-here-answer';
import type { Root } from '@/lib/hub/root';
import type { JobArgs, JobResults } from '@/lib/messaging/contract/jobs';
import type { PresenceState } from '@/lib/messaging/contract/presence';
import type { ApiClient } from '@/lib/onechat/client';
import type { LiveMessage } from '@/lib/onechat/sync';
import type { Tokens } from '@/lib/sync/account/tokens';

/** Tells the team who looks at which chat, and hears it. */
export interface PresenceDesk {
  say(args: JobArgs<'presence.say'>): Promise<JobResults['presence.say']>;
  hear(message: LiveMessage & { readonly kind: 'presence' }): void;
}

export interface PresenceDeskParts {
  readonly root: Root;
  readonly client: ApiClient;
  readonly tokens: Tokens;
}

type Word = PresenceState | 'left';

interface Said {
  readonly conversation: string;
  readonly state: Word;
  readonly at: number;
}

/** Nothing is said more often than this, but that somebody begins to write or has answered. */
const rest = 2_000;
/** A sign lasts 20 s; it is repeated well before. */
const repeat = 8_000;
const patience = 5_000;

/** The desk of one worker. What is said is a hash and one word; it is in no store. */
export function createPresenceDesk(parts: PresenceDeskParts): PresenceDesk {
  const { root } = parts;
  let last: Said | null = null;

  function note(conversation: string, who: { seat: string; name: string; state: Word }): void {
    const data = root.data();
    if (data === null || who.seat === data.account?.seat.id) return;
    if (data.presence.put(conversation, who, root.clock.now())) root.changed(['outbox']);
    // What is not repeated is over then, and whoever shows it looks again.
    root.clock.after(presenceMs + 50, () => root.changed(['outbox']), root.signal);
  }

  async function post(said: Omit<Said, 'at'>): Promise<void> {
    const clientId = root.data()?.stamps.client;
    const token = await parts.tokens.access(root.signal);
    if (clientId === undefined || !token.ok) return;
    const body = { clientId, conversation: said.conversation, state: said.state };
    const options = { token: token.value, signal: root.signal, within: patience };
    const answer = await parts.client.call('sayPresence', { body }, options);
    if (answer.ok) for (const each of answer.value.others) note(said.conversation, each);
  }

  return {
    async say({ identities, state }) {
      const data = root.data();
      if (data === null) return failed('off');
      const conversation = await conversationFor(data, identities);
      if (conversation === undefined) return failed('off');
      const now = root.clock.now();
      const wanted = nextWord(last, { conversation, state, at: now });
      if (wanted === null) return ok(null);
      last = wanted;
      await post(wanted);
      return ok(null);
    },
    hear: ({ conversation, ...who }) => note(conversation, who),
  };
}

/** What is said now, if anything: who looks elsewhere has left first, and asking again brings the rest. */
export function nextWord(last: Said | null, wanted: Said): Said | null {
  const { conversation, state, at } = wanted;
  const before = last?.conversation === conversation ? last : null;
  if (last !== null && before === null && last.state !== 'left' && isFresh(last, at)) {
    return { conversation: last.conversation, state: 'left', at };
  }
  if (before?.state === state) {
    return state !== 'left' && at - before.at >= repeat ? wanted : null;
  }
  if (before === null && state === 'left') return null;
  const isUrgent = state === 'drafting' || state === 'answered' || state === 'left';
  return isUrgent || last === null || at - last.at >= rest ? wanted : null;
}

function isFresh({ at }: Said, now: number): boolean {
  return now - at < presenceMs;
}
