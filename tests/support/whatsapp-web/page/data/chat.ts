/** The sorts of chat that the page can hold; each is known to the page by different keys. */
export type ChatKind =
  | 'person'
  | 'unsaved'
  | 'business'
  | 'lid-only'
  | 'lid-with-phone'
  | 'username'
  | 'group'
  | 'self'
  | 'channel';

/** What a bubble holds. */
export type MessageKind = 'text' | 'album' | 'voice' | 'system';

/** One message of a chat. */
export interface Message {
  readonly id: string;
  readonly kind: MessageKind;
  readonly fromMe: boolean;
  readonly author: string;
  readonly text: string;
  readonly time: number;
  readonly quote: string | undefined;
}

/** Server part of an address in WhatsApp Web. */
export type WidServer = 'c.us' | 'lid' | 'g.us' | 'newsletter';

/** One chat with everything the stand-in knows about it. */
export interface Chat {
  readonly index: number;
  readonly kind: ChatKind;
  readonly user: string;
  readonly server: WidServer;
  readonly lid: string | undefined;
  phone: string | undefined;
  readonly username: string | undefined;
  savedName: string | undefined;
  readonly pushname: string | undefined;
  readonly verifiedName: string | undefined;
  title: string;
  unread: number;
  pinned: boolean;
  muted: boolean;
  labels: readonly string[];
  lastTime: number;
  /** Whether the last message is one's own. */
  lastFromMe: boolean;
  archived: boolean;
  messages: Message[] | undefined;
}

/** The serialized address of a chat, as the page modules spell it. */
export function serializedId(chat: Chat): string {
  return `${chat.user}@${chat.server}`;
}
