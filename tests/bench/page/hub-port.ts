import type { HubMessage } from '@/lib/messaging/contract/hub';

/** A page's own port to the worker, as bare as it can be: what is measured is the worker and the way to it. */
export interface HubPort {
  /** The first answer that is right, with how long it took. */
  ask(query: string, args: unknown, isRight?: (value: unknown) => boolean): Promise<Timed>;
  /** How long a command took until it was acknowledged, that is: on disk. */
  command(name: string, args: unknown): Promise<number>;
  /** How long it took from connecting until the worker had read the store. */
  readonly ready: Promise<number>;
  close(): void;
}

export interface Timed {
  readonly took: number;
  readonly value: unknown;
}

interface Waiting {
  answered(message: HubMessage): void;
}

/** Connects; the worker wakes for it where it sleeps. */
export function openHubPort(): HubPort {
  const connectedAt = performance.now();
  const port = chrome.runtime.connect({ name: 'hub' });
  const waiting = new Map<number | string, Waiting>();
  const welcome = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<number>();
  let lastSid = 0;

  port.onMessage.addListener((message: HubMessage) => {
    if (message.kind === 'welcome') welcome.resolve();
    if ('state' in message && message.state === 'ready') ready.resolve(performance.now() - connectedAt);
    if ('state' in message && message.state === 'broken') ready.reject(new Error('The store does not open.'));
    if (message.kind === 'answer' || message.kind === 'no-answer')
      waiting.get(message.sid)?.answered(message);
    if (message.kind === 'ack' || message.kind === 'nack') waiting.get(message.id)?.answered(message);
  });
  const build = chrome.runtime.getManifest().version;
  port.postMessage({ kind: 'hello', proto: 1, build, client: uuidNow(), view: 'options' });

  function wait<T>(key: number | string, read: (message: HubMessage) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      waiting.set(key, {
        answered(message) {
          if (message.kind === 'nack' || message.kind === 'no-answer') reject(new Error(message.code));
          const found = read(message);
          if (found !== undefined) resolve(found);
        },
      });
    });
  }

  return {
    ready: ready.promise,
    close: () => port.disconnect(),
    async ask(query, args, isRight = () => true) {
      await welcome.promise;
      const sid = (lastSid += 1);
      const began = performance.now();
      port.postMessage({ kind: 'sub', sid, query, args });
      const answer = await wait(sid, (message): Timed | undefined =>
        message.kind === 'answer' && isRight(message.value)
          ? { took: performance.now() - began, value: message.value }
          : undefined,
      );
      port.postMessage({ kind: 'unsub', sid });
      waiting.delete(sid);
      return answer;
    },
    async command(name, args) {
      await welcome.promise;
      const id = uuidNow();
      const began = performance.now();
      port.postMessage({ kind: 'cmd', id, name, args });
      const took = await wait(id, () => performance.now() - began);
      waiting.delete(id);
      return took;
    },
  };
}

function uuidNow(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
