import type { BridgeActive, BridgeChats, BridgeOpened, BridgeWrote } from '@/lib/messaging/wire/bridge';

/** The isolated script's line to WhatsApp's modules, which answers at once; all it says is evidence, not truth. */
export interface ModulesLine {
  /** `off` while no page script has answered the handover. */
  state(): 'off' | 'on';
  /** Lets the page script look for modules; before this it touches nothing. */
  watch(): void;
  /** Makes the page script passive again. */
  rest(): void;
  /** What the modules say about the open chat; nothing where no page script has answered the handover. */
  active(messageIds: readonly string[]): BridgeActive | undefined;
  /** Asks WhatsApp to open a chat that it has, by an identity as `kind:value`. */
  open(key: string): BridgeOpened['code'] | undefined;
  /** A slice of the chat list from this place on; from 0 it is read anew and changes are told from then on. */
  chats(from: number): BridgeChats | undefined;
  /** Runs with lines of chats that changed. */
  onListed(run: (rows: string) => void, signal: AbortSignal): void;
  /** Asks WhatsApp to show this text in the message box of the open chat, if that is the chat with this id. */
  write(wid: string, text: string): BridgeWrote['code'] | undefined;
  /** Runs when modules became usable or name another open chat. */
  onChanged(run: () => void, signal: AbortSignal): void;
}
