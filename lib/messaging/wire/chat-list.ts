import type { Identity } from '@/lib/domain/contact/identity';
import type { Provenance } from './provenance';

/** Who wrote last; `unknown` where nothing certain says so. */
export type LastWriter = 'them' | 'us' | 'unknown';

/** One chat as WhatsApp's list shows it; never the text of a message. */
export interface ListedChat {
  readonly kind: 'person' | 'business' | 'group' | 'channel' | 'self' | 'unknown';
  /** As WhatsApp shows it, without bidi marks. It names, it never identifies. */
  readonly title: string;
  /** Empty where nothing certain is known. */
  readonly identities: readonly Identity[];
  readonly unread: number;
  readonly last: LastWriter;
  /** When the last message came, milliseconds since 1970 UTC; nothing where the page does not tell it for certain. */
  readonly at: number | null;
  readonly pinned: boolean;
  readonly muted: boolean;
  /** Who told, and when; an older content script does not say. */
  readonly provenance?: Provenance;
}

/** How much of WhatsApp's list is known, and from where. */
export interface ListExtent {
  /** `none`: nothing of it can be read. */
  readonly tier: 'modules' | 'page' | 'none';
  /** Every chat was read; otherwise only those that were seen so far. */
  readonly complete: boolean;
  readonly seen: number;
  /** How many chats WhatsApp says there are; nothing where it does not say. */
  readonly total: number | null;
}

/** Which chats are asked for: `waiting` are those where a customer waits for an answer, the longest first. */
export interface ChatsAsk {
  readonly which: 'all' | 'waiting';
  readonly offset: number;
  readonly limit: number;
}

/** A part of the list. */
export interface ChatsPage {
  readonly extent: ListExtent;
  /** How many there are of the asked kind, as far as is known. */
  readonly count: number;
  readonly offset: number;
  readonly rows: readonly ListedChat[];
}

/** The most chats in one part: an answer stays small whatever the list is. */
export const mostListed = 100;
