import type { BridgeActive, BridgeChats, BridgeOpened, BridgeWrote } from '@/lib/messaging/wire/bridge';

/** The isolated script's line to WhatsApp's modules; everything it answers is evidence, not truth. */
export interface ModulesLine {
  /** `off` while no page script has answered the handover. */
  state(): 'off' | 'on';
  /** Lets the page script look for modules; before this it touches nothing. */
  watch(): void;
  /** Makes the page script passive again. */
  rest(): void;
  /** What the modules say about the open chat; nothing when they do not answer in time. */
  active(messageIds: readonly string[]): Promise<BridgeActive | undefined>;
  /** Asks WhatsApp to open a chat that it has, by an identity as `kind:value`. */
  open(key: string): Promise<BridgeOpened['code'] | undefined>;
  /** A slice of the chat list from this place on; from 0 it is read anew and changes are told from then on. */
  chats(from: number): Promise<BridgeChats | undefined>;
  /** Runs with lines of chats that changed. */
  onListed(run: (rows: string) => void, signal: AbortSignal): void;
  /** Asks WhatsApp to show this text in the message box of the open chat, if that is the chat with this id. */
  write(wid: string, text: string): Promise<BridgeWrote['code'] | undefined>;
  /** Runs when modules became usable or name another open chat. */
  onChanged(run: () => void, signal: AbortSignal): void;
}
