/** A message that a page of ours sent to the worker itself, with the port for the answers. */
export interface PageMessage {
  /** The whole address of the page, by the browser's word. */
  readonly url: string;
  readonly topLevel: boolean;
  readonly data: unknown;
  readonly port: MessagePort;
}

interface WindowClientLike {
  readonly url: string;
  readonly frameType: string;
}

/**
 * Listens for messages that pages send straight to the worker (`ServiceWorker.postMessage`): the one way on which a
 * stream can be handed over. Call it while the worker starts.
 */
export function onPageMessage(listen: (message: PageMessage) => void, signal: AbortSignal): void {
  globalThis.addEventListener(
    'message',
    (event) => {
      const { source, data, ports } = event as MessageEvent<unknown>;
      const client = source as unknown as Partial<WindowClientLike> | null;
      const port = ports[0];
      if (typeof client?.url !== 'string' || port === undefined) return;
      listen({ url: client.url, topLevel: client.frameType === 'top-level', data, port });
    },
    { signal },
  );
}

/** Sends a message to this extension's worker and gives the port on which it answers. */
export async function messageWorker(message: unknown): Promise<MessagePort> {
  const registration = await navigator.serviceWorker.ready;
  const channel = new MessageChannel();
  const worker = registration.active;
  if (worker === null) throw new Error('The extension has no worker');
  worker.postMessage(message, [channel.port2]);
  return channel.port1;
}
