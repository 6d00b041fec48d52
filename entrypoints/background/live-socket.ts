import type { Root } from '@/lib/hub/root';
import { api } from '@/lib/onechat/api';
import { liveMessage, liveProtocol, type LiveMessage } from '@/lib/onechat/sync';
import type { Net } from '@/lib/platform/net';
import type { Tokens } from '@/lib/sync/account/tokens';
import type { SyncEvent } from '@/lib/sync/engine/event';

/** A frame this often keeps the worker and the socket alive; only while something of ours is in sight. */
const pingEvery = 20_000;
const noToken = 1006;

export interface LiveSocketParts {
  readonly root: Root;
  readonly net: Net;
  readonly tokens: Tokens;
  /** Whatever else it says: who is in a conversation, and that the team has changed. */
  readonly onLive: (message: LiveMessage) => void;
}

export interface LiveSocket {
  open(): void;
  close(): void;
}

/** The socket for hints. What it says is never needed for being right. */
export function createLiveSocket(
  { root, net, tokens, onLive }: LiveSocketParts,
  tell: (event: SyncEvent) => void,
): LiveSocket {
  let stop = new AbortController();

  async function connect(signal: AbortSignal): Promise<void> {
    const token = await tokens.access(signal);
    if (signal.aborted) return;
    if (!token.ok) return tell({ kind: 'live', state: 'closed', code: noToken });
    const send = net.socket({
      path: api.live.path,
      protocols: [liveProtocol, token.value],
      signal,
      opened: () => {
        tell({ kind: 'live', state: 'open' });
        ping();
      },
      heard: (text) => {
        const message = liveMessage.safeParse(jsonIn(text));
        if (!message.success) return;
        if (message.data.kind === 'head') tell({ kind: 'hint', head: message.data.head });
        else onLive(message.data);
      },
      closed: (code) => tell({ kind: 'live', state: 'closed', code }),
    });
    const ping = (): void => {
      if (send('k')) root.clock.after(pingEvery, ping, signal);
    };
  }

  return {
    open() {
      stop.abort();
      stop = new AbortController();
      void connect(AbortSignal.any([stop.signal, root.signal]));
    },
    close: () => stop.abort(),
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
