import { WebSocket } from 'ws';
import { liveProtocol, type LiveMessage } from '@/lib/onechat/sync';

export interface Line {
  readonly messages: LiveMessage[];
  readonly closed: Promise<number>;
  readonly opened: Promise<boolean>;
  until(wanted: (message: LiveMessage) => boolean): Promise<LiveMessage>;
  close(): void;
}

/** A live socket as a client opens it; remembers what it was told. */
export function listen(
  server: { readonly url: string },
  token: string,
  options: { origin?: string; protocol?: string } = {},
): Line {
  const messages: LiveMessage[] = [];
  const waiting: { wanted: (message: LiveMessage) => boolean; done: (message: LiveMessage) => void }[] = [];
  const socket = new WebSocket(
    `${server.url.replace('http', 'ws')}/v1/sync/live`,
    [options.protocol ?? liveProtocol, token],
    options.origin === undefined ? {} : { origin: options.origin },
  );
  socket.on('message', (data) => {
    const message: LiveMessage = JSON.parse(String(data));
    messages.push(message);
    for (const { wanted, done } of waiting) if (wanted(message)) done(message);
  });
  const opened = new Promise<boolean>((done) => {
    socket.on('open', () => done(true));
    socket.on('error', () => done(false));
  });
  return {
    messages,
    opened,
    closed: new Promise((done) => socket.on('close', done)),
    until: (wanted) => {
      const found = messages.find(wanted);
      return found === undefined
        ? new Promise((done) => waiting.push({ wanted, done }))
        : Promise.resolve(found);
    },
    close: () => socket.close(),
  };
}
