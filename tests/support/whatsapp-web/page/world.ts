import { createEmitter } from './emitter';
import { directionOf, wordsFor } from './words';
import { generateChats } from './data/generate-chats';
import { generateMessages, messageId } from './data/generate-messages';
import { createRandom } from './data/random';
import { sendNotice } from '../control-api';

import type { Chat, Message } from './data/chat';
import type { Emitter } from './emitter';
import type { StandInOptions } from '../options';
import type { Words } from './words';

/** Where the page stands between load and sign-out. */
export type Mode = 'loading' | 'signed-out' | 'main' | 'conflict';

/** What the parts of the page tell each other. */
export interface WorldEvents {
  readonly active: Chat | undefined;
  readonly list: undefined;
  readonly message: { readonly chat: Chat; readonly message: Message };
  readonly mode: Mode;
  readonly theme: 'light' | 'dark';
  readonly locale: string;
  readonly drawer: Drawer;
}

/** What could have sent a message. */
export type SendAttempt = 'enter' | 'press' | 'module';

/** What the right-hand side shows. */
export type Drawer = 'none' | 'info' | 'search';

/** The state of one page load: chats, the open chat, theme, language. */
export interface World {
  readonly options: StandInOptions;
  readonly events: Emitter<WorldEvents>;
  readonly chats: readonly Chat[];
  /** A chat by the digits of its LID. */
  readonly byLid: ReadonlyMap<string, Chat>;
  /** A chat by the digits of its phone number, also one that was learned later. */
  byPhone(digits: string): Chat | undefined;
  readonly me: { readonly phone: string; readonly lid: string; readonly name: string };
  readonly sends: { readonly chat: number; readonly text: string }[];
  readonly sendAttempts: SendAttempt[];
  active: Chat | undefined;
  previous: Chat | undefined;
  mode: Mode;
  theme: 'light' | 'dark';
  locale: string;
  drawer: Drawer;
  /** What is typed above the list of chats. */
  search: string;
}

const OWN_NAMES = ['Corner Shop', 'Second Shop'] as const;

/** Builds the state for one page load. */
export function createWorld(options: StandInOptions): World {
  const phone = `44770090099${options.account % 10}`;
  const chats = generateChats({
    count: options.chats,
    seed: options.seed,
    hostile: options.hostile,
    samplePeople: options.samplePeople,
    now: Date.now(),
    ownPhone: phone,
    lidChats: options.variants.has('lid-chats'),
  });
  const numbered = new Map(
    chats.flatMap((chat) => (chat.phone === undefined ? [] : [[chat.phone, chat] as const])),
  );
  return {
    options,
    events: createEmitter<WorldEvents>(),
    chats,
    byLid: new Map(chats.flatMap((chat) => (chat.lid === undefined ? [] : [[chat.lid, chat] as const]))),
    byPhone(digits) {
      const known = numbered.get(digits);
      if (known?.phone === digits) return known;
      const learned = chats.find((chat) => chat.phone === digits);
      if (learned !== undefined) numbered.set(digits, learned);
      return learned;
    },
    me: { phone, lid: `99900011${options.account}`, name: OWN_NAMES[options.account] ?? OWN_NAMES[0] },
    sends: [],
    sendAttempts: [],
    active: undefined,
    previous: undefined,
    mode: 'loading',
    theme: options.theme,
    locale: options.locale,
    drawer: 'none',
    search: '',
  };
}

/** Counts something that could have sent a message, and says so to whoever watches the page. */
export function attempt(world: World, by: SendAttempt): void {
  world.sendAttempts.push(by);
  console.debug(`${sendNotice}${by}`);
}

/** The words of the current language. */
export function words(world: World): Words {
  return wordsFor(world.locale);
}

/** The writing direction of the current language. */
export function direction(world: World): 'ltr' | 'rtl' {
  return directionOf(world.locale);
}

/** The chats in the order of the list: pinned first, then newest first; while somebody searches, those that fit. */
export function listOrder(world: World): Chat[] {
  const wanted = world.search.trim().toLocaleLowerCase();
  const shown = world.chats.filter((chat) =>
    wanted === '' ? !chat.archived : chat.title.toLocaleLowerCase().includes(wanted),
  );
  return shown.sort(
    (a, b) => Number(b.pinned) - Number(a.pinned) || b.lastTime - a.lastTime || a.index - b.index,
  );
}

/** The messages of a chat, made when first asked for. */
export function messagesOf(world: World, chat: Chat): Message[] {
  chat.messages ??= generateMessages(chat, world.options.seed, world.me.name);
  return chat.messages;
}

/** Opens a chat, or none; the views follow through the event. */
export function activate(world: World, chat: Chat | undefined): void {
  if (chat === world.active) {
    return;
  }
  world.previous = world.active;
  world.active = chat;
  if (chat !== undefined) {
    chat.unread = 0;
  }
  showDrawer(world, 'none');
  world.events.emit('active', chat);
  world.events.emit('list', undefined);
}

/** Shows or hides the right-hand drawer. */
export function showDrawer(world: World, drawer: Drawer): void {
  if (world.drawer !== drawer) {
    world.drawer = drawer;
    world.events.emit('drawer', drawer);
  }
}

/** Adds a message to a chat, as if it had just been sent or had just arrived. */
export function addMessage(world: World, chat: Chat, text: string, fromMe: boolean): Message {
  const messages = messagesOf(world, chat);
  const random = createRandom(world.options.seed, 2_000_000 + chat.index * 1_000 + messages.length);
  const message: Message = {
    id: messageId(random, fromMe),
    kind: 'text',
    fromMe,
    author: fromMe ? world.me.name : chat.title,
    text,
    time: Date.now(),
    quote: undefined,
  };
  messages.push(message);
  chat.lastTime = message.time;
  chat.lastFromMe = fromMe;
  if (!fromMe && chat !== world.active) {
    chat.unread += 1;
  }
  world.events.emit('message', { chat, message });
  world.events.emit('list', undefined);
  return message;
}
