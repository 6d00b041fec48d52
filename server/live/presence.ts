import { createHmac } from 'node:crypto';
import { presenceSeconds } from '@/lib/onechat/people';
import type { LiveHub, PresenceState, Signal } from './live-hub';

export interface Here {
  readonly seat: string;
  readonly name: string;
  readonly state: PresenceState;
}

export interface Said {
  readonly workspaceId: string;
  readonly seatId: string;
  readonly name: string;
  /** As this workspace's clients write it; `undefined` when another process told. */
  readonly conversation: string;
  readonly state: PresenceState | 'left';
}

export interface Presence {
  /** Keeps one sign of presence for a short while, tells those in the same conversation, and answers who else is. */
  say(said: Said): Here[];
  /** Takes in a sign from another process, where conversations have a name that says nothing. */
  receive(signal: Signal & { kind: 'presence' }, name: string): void;
}

interface Parts {
  readonly live: LiveHub;
  readonly tellOthers: (signal: Signal) => void;
  readonly key: Buffer;
  readonly now: () => number;
}

interface Entry {
  readonly name: string;
  readonly state: PresenceState;
  readonly until: number;
}

interface Conversation {
  /** Known as soon as one of this process's clients is there. */
  name: string | undefined;
  readonly seats: Map<string, Entry>;
}

/** A sign of one seat crosses processes at most this often, unless it says something new. */
const repeatMs = 2_000;
const most = 50_000;

/** Who looks at which conversation, in memory, for 20 seconds; never what is said in it. */
export function createPresence({ live, tellOthers, key, now }: Parts): Presence {
  const conversations = new Map<string, Conversation>();
  const told = new Map<string, { readonly what: string; readonly at: number }>();

  const keep = (id: string, seatId: string, entry: Entry | undefined) => {
    const found = conversations.get(id) ?? { name: undefined, seats: new Map<string, Entry>() };
    conversations.delete(id);
    for (const [seat, { until }] of found.seats) if (until <= now()) found.seats.delete(seat);
    if (entry === undefined) found.seats.delete(seatId);
    else found.seats.set(seatId, entry);
    if (found.seats.size > 0) conversations.set(id, found);
    if (conversations.size > most) conversations.delete(conversations.keys().next().value ?? id);
    return found;
  };

  const tell = (
    workspaceId: string,
    from: Here | (Omit<Here, 'state'> & { state: 'left' }),
    at: Conversation,
  ) => {
    if (at.name === undefined) return;
    for (const [seatId] of at.seats) {
      if (seatId === from.seat) continue;
      live.toSeat(workspaceId, seatId, { kind: 'presence', conversation: at.name, ...from });
    }
  };

  const entryOf = (name: string, state: PresenceState | 'left'): Entry | undefined =>
    state === 'left' ? undefined : { name, state, until: now() + presenceSeconds * 1_000 };

  return {
    say({ workspaceId, seatId, name, conversation, state }) {
      const hidden = createHmac('sha256', key).update(`${workspaceId} ${conversation}`).digest('base64url');
      const at = keep(`${workspaceId} ${hidden}`, seatId, entryOf(name, state));
      at.name = conversation;
      tell(workspaceId, { seat: seatId, name, state }, at);
      const what = `${hidden} ${state}`;
      const before = told.get(seatId);
      if (before?.what !== what || now() - before.at >= repeatMs) {
        told.set(seatId, { what, at: now() });
        if (told.size > most) told.delete(told.keys().next().value ?? seatId);
        tellOthers({ kind: 'presence', workspaceId, key: hidden, seatId, state });
      }
      return [...at.seats]
        .filter(([seat]) => seat !== seatId)
        .map(([seat, entry]) => ({ seat, name: entry.name, state: entry.state }));
    },
    receive({ workspaceId, key: hidden, seatId, state }, name) {
      const at = keep(`${workspaceId} ${hidden}`, seatId, entryOf(name, state));
      tell(workspaceId, { seat: seatId, name, state }, at);
    },
  };
}
