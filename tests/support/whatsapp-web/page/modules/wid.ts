import type { Chat, WidServer } from '../data/chat';

/** An address as the page modules hand it out. */
export interface Wid {
  readonly user: string;
  readonly server: WidServer;
  readonly _serialized: string;
  isLid(): boolean;
  isUser(): boolean;
  isGroup(): boolean;
  toString(): string;
}

/** Makes an address object from its two parts. */
export function createWid(user: string, server: WidServer): Wid {
  const serialized = `${user}@${server}`;
  return {
    user,
    server,
    _serialized: serialized,
    isLid: () => server === 'lid',
    isUser: () => server === 'c.us' || server === 'lid',
    isGroup: () => server === 'g.us',
    toString: () => serialized,
  };
}

/** The address under which the page knows a chat. */
export function widOf(chat: Chat): Wid {
  return createWid(chat.user, chat.server);
}
