import { bridgeEvent } from '@/lib/messaging/wire/bridge';
import type { Primordials } from './primordials';

/** A port whose other end is in the isolated script, with the nonce that came with it, and the room that both know. */
export interface ReceivedPort {
  readonly port: MessagePort;
  readonly room: EventTarget;
  readonly nonce: string;
}

/**
 * Waits for the handover, once. It refuses when the page already has a script, because that script could have
 * replaced the functions that the bridge stands on.
 */
export function receivePort(
  page: { readonly window: EventTarget; readonly scripts: number },
  own: Primordials,
  received: (handover: ReceivedPort) => void,
): boolean {
  if (page.scripts > 0) return false;
  const onHandover = (event: Event): void => {
    own.stop(event);
    own.unlisten(page.window, bridgeEvent, onHandover);
    const nonce = own.dataOf(event);
    const port = own.portOf(event);
    if (typeof nonce !== 'string' || nonce.length > 64 || port === undefined) return;
    const onRoom = (second: Event): void => {
      own.stop(second);
      own.unlisten(page.window, nonce, onRoom);
      const room = own.roomOf(second);
      if (room !== undefined) received({ port, nonce, room });
    };
    own.listen(page.window, nonce, onRoom);
  };
  own.listen(page.window, bridgeEvent, onHandover);
  return true;
}
