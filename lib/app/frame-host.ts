import { isRecord } from '@/lib/domain/shared/json';
import { wireProtocol } from '@/lib/messaging/wire/host';
import type { Clock } from '@/lib/platform/clock';
import { HostDesk, type HostLink, type HostPort } from './host-link';

const whatsApp = 'https://web.whatsapp.com';

/** A MessagePort as a line to the host. */
function messagePort(port: MessagePort): HostPort {
  return {
    post: (call) => port.postMessage(call),
    close: () => port.close(),
    onMessage(listen) {
      port.addEventListener('message', (event) => listen(event.data));
      port.start();
    },
    onClose: (listen) => port.addEventListener('close', () => listen()),
  };
}

/** The port in a greeting, or nothing unless it is one of ours, from the page that holds us. */
export function portOfGreeting(
  event: MessageEvent<unknown>,
  parent: MessageEventSource | null,
): MessagePort | undefined {
  if (event.source !== parent || event.origin !== whatsApp) return undefined;
  const { data } = event;
  if (!isRecord(data) || data['kind'] !== '1chat-frame' || data['v'] !== wireProtocol) return undefined;
  return event.ports.length === 1 ? event.ports[0] : undefined;
}

/** The link of a frame inside WhatsApp Web: it takes the first greeting and no other. */
export function createFrameHost(clock: Clock, signal: AbortSignal): HostLink {
  const desk = new HostDesk(clock, signal);
  const greeted = new AbortController();
  window.addEventListener(
    'message',
    (event) => {
      const port = portOfGreeting(event, window.parent);
      if (port === undefined) return;
      greeted.abort();
      desk.attach(messagePort(port));
    },
    { signal: AbortSignal.any([signal, greeted.signal]) },
  );
  return desk;
}
