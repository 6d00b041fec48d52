import type { ListedChat } from '@/lib/messaging/wire/chat-list';
import type { Provenance } from '@/lib/messaging/wire/provenance';
import type { BridgeChat } from '@/lib/messaging/wire/parse-chat-rows';
import { identitiesOf, kindOf } from '../chat/identify';
import { cleanTitle } from '../text/clean-title';
import { nameKey } from '../text/phone-title';

/** A chat in the book, with what decides where it is shown. */
export interface BookedChat extends ListedChat {
  /** Tells chats apart: WhatsApp's id, or the name where only the page was read. */
  readonly key: string;
  readonly provenance: Provenance;
  readonly archived: boolean;
  /** How far down the page's list it was; 0 where the modules tell the time. */
  readonly place: number;
}

/** The chats that were read, by id and by name. It knows what WhatsApp's own list knows and nothing else. */
export class ChatBook {
  readonly #chats = new Map<string, BookedChat>();
  /** The chat of a name; `null` once two had it, because then a name says nothing. */
  readonly #named = new Map<string, string | null>();

  get size(): number {
    return this.#chats.size;
  }

  put(chat: BookedChat): void {
    const before = this.#chats.get(chat.key);
    this.#chats.set(chat.key, chat);
    const name = nameKey(chat.title);
    if (before !== undefined && nameKey(before.title) !== name) this.#unname(before);
    const holder = this.#named.get(name);
    if (holder === undefined) this.#named.set(name, chat.key);
    else if (holder !== chat.key) this.#named.set(name, null);
  }

  remove(key: string): void {
    const chat = this.#chats.get(key);
    if (chat === undefined) return;
    this.#chats.delete(key);
    this.#unname(chat);
  }

  get(key: string): BookedChat | undefined {
    return this.#chats.get(key);
  }

  /** The one chat of this name, as names are compared; nothing where none or several have it. */
  named(name: string): BookedChat | undefined {
    const key = this.#named.get(name);
    return typeof key === 'string' ? this.#chats.get(key) : undefined;
  }

  all(): Iterable<BookedChat> {
    return this.#chats.values();
  }

  /** A name that two chats had stays without an owner until the book is read anew. */
  #unname(chat: BookedChat): void {
    const name = nameKey(chat.title);
    if (this.#named.get(name) === chat.key) this.#named.delete(name);
  }
}

/** The chat in a line of the page script. */
export function bookedOf(row: BridgeChat, provenance: Provenance): BookedChat {
  return {
    key: row.wid,
    kind: kindOf(row.kind),
    title: cleanTitle(row.title),
    identities: identitiesOf(row),
    unread: row.unread,
    last: row.last === 'i' ? 'them' : row.last === 'o' ? 'us' : 'unknown',
    at: row.t === 0 ? null : row.t * 1_000,
    pinned: row.flags.includes('p'),
    muted: row.flags.includes('m'),
    archived: row.flags.includes('a'),
    place: 0,
    provenance,
  };
}
