import type { Identity } from '@/lib/domain/contact/identity';
import type { Result } from '@/lib/domain/shared/result';
import type { ChatsAsk, ChatsPage } from './chat-list';
import type { HostHealth } from './health';
import type { HostResult, Provenance } from './provenance';

/** Raised when a frame and a content script can no longer understand each other. */
export const wireProtocol = 1;

/** What WhatsApp Web is doing. `unreadable` means that the page was not understood: the product still works by hand. */
export type HostState = 'loading' | 'signed-out' | 'syncing' | 'conflict' | 'no-chat' | 'chat' | 'unreadable';

export interface OpenChat {
  /** Changes whenever another chat is open; an answer for an older token is dropped. */
  readonly token: string;
  readonly kind: 'person' | 'business' | 'group' | 'channel' | 'self' | 'unknown';
  /** As WhatsApp shows it, without bidi marks, at most 300 characters. It names, it never identifies. */
  readonly title: string;
  /** Verified by modules, or a phone that the page shows; empty when nothing is known for certain. */
  readonly identities: readonly Identity[];
  /** `conflict`: two sources disagree, so nothing may be written until a person confirms. */
  readonly certainty: 'verified' | 'page-only' | 'conflict';
  readonly provenance: Provenance;
}

/** What the content script tells a frame, whole, whenever a part of it changes. */
export interface HostView {
  readonly kind: 'host';
  readonly v: number;
  readonly state: HostState;
  readonly chat: OpenChat | null;
  readonly theme: 'light' | 'dark';
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The extension was updated under the open page; `Refresh` is needed for what the old script cannot do. */
  readonly stale: boolean;
  /** Too little of the page is understood, so everything is done by hand; an older content script does not say. */
  readonly safe?: boolean;
  /** How the frame is shown at the moment. */
  readonly shown: 'panel' | 'rail' | 'hidden';
  /** Another number when the chat list changed, so that whoever shows a part of it asks again. */
  readonly chats: number;
}

/** A chat without its words. */
export interface ChatSigns {
  /** Whether anything stands in the message box. */
  readonly draft: boolean;
  /** Whether somebody clicked or typed on this page in the last seconds. */
  readonly acted: boolean;
  /** The newest message, by WhatsApp's own id; empty where none can be read. */
  readonly id: string;
  /** Whether it went out, for certain. */
  readonly out: boolean;
}

/** What a frame may ask of the content script. There is no verb that sends. */
export interface HostVerbs {
  /**
   * Opens the chat of one of these identities without a reload, and checks that it did. `wrong-chat`: somebody else's
   * is open, for certain. `unproven`: nothing here can tell whether the chat that is open is the right one.
   */
  'chat.open': {
    args: { readonly identities: readonly Identity[] };
    result: HostResult<null, 'not-found' | 'not-ready' | 'wrong-chat' | 'unproven' | 'unsupported'>;
  };
  /** A part of WhatsApp's chat list. It is read only after somebody asked for it. */
  'chats.list': { args: ChatsAsk; result: HostResult<ChatsPage, 'not-ready'> };
  /**
   * Puts a text behind what stands in the message box of exactly this chat (its token), reads it back, and takes back
   * what went wrong. The answer is a key for `text.undo`. A person sends.
   */
  'text.insert': {
    args: { readonly chat: string; readonly text: string };
    result: HostResult<
      string,
      'wrong-chat' | 'not-ready' | 'empty' | 'too-long' | 'refused' | 'left-changed'
    >;
  };
  /** Takes the text of this key out again, while the message box still holds exactly what the insertion left. */
  'text.undo': {
    args: { readonly key: string };
    result: HostResult<null, 'gone' | 'wrong-chat' | 'changed'>;
  };
  /** Opens WhatsApp's own preview of these files in exactly this chat, where a person sends or closes it. */
  'files.attach': {
    args: { readonly chat: string; readonly files: readonly File[] };
    result: HostResult<null, 'wrong-chat' | 'not-ready' | 'empty' | 'refused'>;
  };
  /** What is seen of exactly this chat without a word of it: whether a draft stands there, and the newest message. */
  'chat.signs': {
    args: { readonly chat: string };
    result: HostResult<ChatSigns, 'wrong-chat' | 'not-ready'>;
  };
  /** Opens, closes or folds one of our own frames. */
  'panel.show': {
    args: { readonly view: 'contact' | 'work'; readonly as: 'panel' | 'rail' };
    result: Result<null, 'no-room'>;
  };
  /** Gives the keyboard back to WhatsApp's composer. */
  'focus.page': { args: Record<string, never>; result: HostResult<null, 'not-ready'> };
  /** Reloads WhatsApp Web after an update of the extension; only on a person's press. */
  'page.refresh': { args: Record<string, never>; result: Result<null, 'unsupported'> };
  /** What works and what does not, looked at now. */
  health: { args: Record<string, never>; result: HostResult<HostHealth, 'unsupported'> };
  /** A new single-use ticket for a frame that must say hello again. */
  ticket: { args: Record<string, never>; result: Result<string, 'stale'> };
}
export type HostVerb = keyof HostVerbs;

export interface HostCall<V extends HostVerb = HostVerb> {
  readonly kind: 'call';
  readonly id: number;
  readonly verb: V;
  readonly args: HostVerbs[V]['args'];
}

export interface HostAnswer {
  readonly kind: 'answer';
  readonly id: number;
  readonly result: Result<unknown>;
}

/** The first message to a frame's window, once, with the MessagePort it will talk over. */
export interface FrameGreeting {
  readonly kind: '1chat-frame';
  readonly v: number;
}
