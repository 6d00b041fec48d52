/** The one event that hands a port from the isolated script to the page script. */
export const bridgeEvent = '1chat-bridge';

/**
 * The two events of the room, a shadow root that only the two scripts have: a question and its answer, both within one
 * turn. Over a port the answer would wait until the page has laid itself out and painted.
 */
export const roomEvents = { ask: 'ask', said: 'said' } as const;

/** Raised when the two scripts of one build can no longer understand each other. */
export const bridgeProtocol = 2;

/** What the isolated script may ask of the page script; every field is a primitive. */
export interface BridgeAsk {
  readonly verb: 'watch' | 'active' | 'open' | 'chats' | 'write' | 'rest';
  /** `active`: ids of messages that the page shows, parted by spaces. `open`: an identity as `kind:value`. `chats`: from where.
   *  `write`: the id of the open chat, a newline, and the text for its message box. */
  readonly text: string;
}

/** The page script's first message: it received the port that came with this nonce. */
export interface BridgeHello {
  readonly say: 'hello';
  readonly nonce: string;
  readonly v: number;
}

/** Sent when WhatsApp's modules became usable or name another chat as the open one. */
export interface BridgeChanged {
  readonly say: 'changed';
}

/** What WhatsApp's modules say about the open chat. Evidence, not truth: the page can lie through its modules. */
export interface BridgeActive {
  readonly say: 'active';
  /** `not-ready`: modules still load. `broken`: they answer in a shape that we do not know. */
  readonly code: 'chat' | 'none' | 'not-ready' | 'broken';
  readonly wid: string;
  readonly kind: string;
  /** Every name that WhatsApp has for the chat, parted by newlines, the one on display first. */
  readonly names: string;
  /** The phone id (`…@c.us`) behind a LID, or the LID behind a phone id; empty when unknown. */
  readonly alias: string;
  readonly username: string;
  /** How many messages the modules hold for the chat, and how many of the asked ids are among them. */
  readonly held: number;
  readonly seen: number;
  /** WhatsApp's own word for what it is doing: `MAIN`, `QR`, `SYNCING`, `CONFLICT`, …; empty when unknown. */
  readonly stream: string;
  readonly version: string;
  readonly candidate: string;
}

export interface BridgeOpened {
  readonly say: 'opened';
  readonly code: 'ok' | 'not-found' | 'not-ready' | 'broken';
}

/** Whether WhatsApp put a text into the message box of the open chat. */
export interface BridgeWrote {
  readonly say: 'wrote';
  /** `wrong-chat`: another chat is open than the one the text is for, so nothing was written. */
  readonly code: 'ok' | 'wrong-chat' | 'not-ready' | 'broken';
}

/** A slice of WhatsApp's chat list, in its order; one line per chat (`parse-chat-rows.ts`). */
export interface BridgeChats {
  readonly say: 'chats';
  readonly code: 'ok' | 'not-ready' | 'broken';
  /** How many chats there are, and where the next slice begins; at the end both are the same. */
  readonly total: number;
  readonly next: number;
  readonly rows: string;
}

/** Chats that changed since they were told; sent only after `chats` was asked. */
export interface BridgeListed {
  readonly say: 'listed';
  readonly rows: string;
}

/** Everything that may come back over the bridge. */
export type BridgeSaid =
  BridgeHello | BridgeChanged | BridgeActive | BridgeOpened | BridgeWrote | BridgeChats | BridgeListed;
