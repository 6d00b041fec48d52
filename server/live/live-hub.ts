import type { presenceStates } from '@/lib/onechat/people';
import type { LiveMessage } from '@/lib/onechat/sync';
import { liveClose } from '@/lib/onechat/sync';

/** What a person does in a conversation. */
export type PresenceState = (typeof presenceStates)[number];

/** One open socket, as far as the hub cares. */
export interface LiveSocket {
  readonly workspaceId: string;
  readonly seatId: string;
  readonly clientId: string;
  send(message: LiveMessage): void;
  close(code: number): void;
}

/** What one server process tells the others; ids and numbers only. */
export type Signal =
  | { readonly kind: 'head'; readonly workspaceId: string; readonly head: number }
  | { readonly kind: 'team'; readonly workspaceId: string }
  | { readonly kind: 'locked'; readonly workspaceId: string; readonly clientId: string }
  | {
      readonly kind: 'presence';
      readonly workspaceId: string;
      readonly key: string;
      readonly seatId: string;
      readonly state: PresenceState | 'left';
    };

export interface LiveHub {
  join(socket: LiveSocket): () => void;
  /** Tells this process's sockets now, and the other processes soon. */
  head(workspaceId: string, head: number): void;
  locked(workspaceId: string, clientId: string): void;
  /** Members, roles or masks have changed. */
  team(workspaceId: string): void;
  /** Sends to one seat's sockets in this process. */
  toSeat(workspaceId: string, seatId: string, message: LiveMessage): void;
  /** Takes in what another process told. */
  receive(signal: Signal): void;
  closeAll(): void;
}

interface Parts {
  readonly tellOthers: (signal: Signal) => void;
  readonly later: (work: () => void, ms: number) => void;
}

/** Pushes within this time of a hint are the next one. */
const gatherMs = 40;

/** The sockets of this process by workspace. Hints say that there is something, never what. */
export function createLiveHub({ tellOthers, later }: Parts): LiveHub {
  const rooms = new Map<string, Set<LiveSocket>>();
  const waiting = new Map<string, number>();

  const room = (workspaceId: string) => [...(rooms.get(workspaceId) ?? [])];
  const tell = (workspaceId: string, head: number) => {
    for (const socket of room(workspaceId)) socket.send({ kind: 'head', head });
  };
  /** The first is told at once, because somebody waits for it; those that follow it closely are told together. */
  const announce = (workspaceId: string, head: number) => {
    const known = waiting.get(workspaceId);
    waiting.set(workspaceId, Math.max(known ?? 0, head));
    if (known !== undefined) return;
    tell(workspaceId, head);
    later(() => {
      const latest = waiting.get(workspaceId) ?? head;
      waiting.delete(workspaceId);
      if (latest > head) announce(workspaceId, latest);
    }, gatherMs);
  };
  const shut = (workspaceId: string, clientId: string) => {
    for (const socket of room(workspaceId)) {
      if (socket.clientId === clientId) socket.close(liveClose.locked);
    }
  };

  const news = (workspaceId: string) => {
    for (const socket of room(workspaceId)) socket.send({ kind: 'team' });
  };

  return {
    join(socket) {
      const sockets = rooms.get(socket.workspaceId) ?? new Set();
      rooms.set(socket.workspaceId, sockets.add(socket));
      return () => {
        sockets.delete(socket);
        if (sockets.size === 0 && rooms.get(socket.workspaceId) === sockets) rooms.delete(socket.workspaceId);
      };
    },
    head(workspaceId, head) {
      announce(workspaceId, head);
      tellOthers({ kind: 'head', workspaceId, head });
    },
    locked(workspaceId, clientId) {
      shut(workspaceId, clientId);
      tellOthers({ kind: 'locked', workspaceId, clientId });
    },
    team(workspaceId) {
      news(workspaceId);
      tellOthers({ kind: 'team', workspaceId });
    },
    toSeat(workspaceId, seatId, message) {
      for (const socket of room(workspaceId)) if (socket.seatId === seatId) socket.send(message);
    },
    receive(signal) {
      if (signal.kind === 'head') announce(signal.workspaceId, signal.head);
      if (signal.kind === 'team') news(signal.workspaceId);
      if (signal.kind === 'locked') shut(signal.workspaceId, signal.clientId);
    },
    closeAll() {
      for (const sockets of rooms.values()) for (const socket of sockets) socket.close(liveClose.bye);
    },
  };
}
