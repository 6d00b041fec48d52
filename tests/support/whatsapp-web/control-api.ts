import type { DriftPlan } from './drift-plan';
import type { ChatKind } from './page/data/chat';

/** What the page knows to be true about one chat. */
export interface ChatTruth {
  readonly index: number;
  readonly id: string;
  readonly kind: ChatKind;
  readonly title: string;
  readonly savedName: string | undefined;
  readonly phone: string | undefined;
  readonly lid: string | undefined;
  readonly username: string | undefined;
  readonly unread: number;
  readonly lastFromMe: boolean;
  readonly lastTime: number;
  readonly muted: boolean;
  readonly archived: boolean;
  readonly labels: readonly string[];
}

/** How the page's console tells, for whoever watches, that something could have sent a message; what did it follows. */
export const sendNotice = 'Stand-in: a message could have been sent by ';

/** The one object by which tests and the demo steer the stand-in page: `window.standIn`. */
export interface StandInControl {
  /** Resolves when the chats are on the screen and all page modules are there. */
  readonly ready: Promise<void>;
  /** Everything that was sent, in order; nothing but a person or a test may add to it. */
  readonly sends: readonly { readonly chat: number; readonly text: string }[];
  /** Everything that could have sent something: Enter in a message box, a press on send, a call of a sending module. */
  readonly sendAttempts: readonly string[];
  /** Names of files that were pasted into the composer and await a person's send. */
  attachments(): readonly string[];
  chats(): ChatTruth[];
  active(): ChatTruth | undefined;
  openChat(index: number): void;
  closeChat(): void;
  /** A message from the other side arrives in chat `index`; answers its id. */
  incoming(index: number, text: string): string;
  /** One's own message from the phone appears in chat `index`; answers its id. It counts as nothing that was sent here. */
  outgoing(index: number, text: string): string;
  /** Changes what the list says about a chat. */
  setChat(index: number, facts: { pinned?: boolean; muted?: boolean; archived?: boolean }): void;
  /** Scrolls the list of chats to this height, in pixels. */
  scrollList(top: number): void;
  /** Types into the field above the list of chats. */
  searchList(text: string): void;
  rename(index: number, name: string): void;
  /** The page learns the phone number of a chat that it knew only by a LID. */
  learnPhone(index: number, digits: string): void;
  composerText(): string;
  setComposerText(text: string): void;
  focusComposer(): void;
  setTheme(theme: 'light' | 'dark'): void;
  setLocale(locale: string): void;
  openDrawer(kind?: 'info' | 'search' | 'none'): void;
  openMenu(): void;
  signOut(): void;
  signIn(): void;
  /** Takes a page module away while the page runs. */
  removeModule(name: string): void;
  /** Changes the page many times a second; answers how many changes were made. */
  storm(ms: number, perSecond: number): Promise<number>;
  /** Removes every child of `body` that is not the page's own; answers how many there were. */
  removeOverlays(): number;
  /** Draws the page anew as a build that nobody has seen, and opens a chat in it; no plan: as it was. */
  drift(plan: DriftPlan | undefined, index: number): void;
  /** Throws `#app` away and draws it again from nothing. */
  rerenderBody(): void;
}

declare global {
  interface Window {
    standIn: StandInControl;
  }
}
