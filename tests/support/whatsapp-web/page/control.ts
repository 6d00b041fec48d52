import { createDrift } from './drift/drift';
import { activate, addMessage, showDrawer } from './world';
import { clearModelStorage, fillModelStorage } from './model-storage';
import { openMenu } from './view/menu';
import { serializedId } from './data/chat';
import { storm } from './storm';

import type { Chat } from './data/chat';
import type { ChatTruth, StandInControl } from '../control-api';
import type { Loader } from './modules/loader';
import type { Mode } from './world';
import type { Page } from './page';

/** What the control object steers beside the world. */
export interface ControlParts {
  readonly page: Page;
  readonly ready: Promise<void>;
  readonly loader: Loader | undefined;
  readonly rebuild: () => void;
}

/** Builds `window.standIn`. */
export function createControl(parts: ControlParts): StandInControl {
  const { page, ready, loader, rebuild } = parts;
  return { ready, ...chatControl(page), ...composerControl(page), ...pageControl(page, loader, rebuild) };
}

function requireChat(page: Page, index: number): Chat {
  const chat = page.world.chats[index];
  if (chat === undefined) {
    throw new RangeError(`There is no chat ${index}; the page has ${page.world.chats.length}.`);
  }
  return chat;
}

function truth(chat: Chat): ChatTruth {
  const { index, kind, title, savedName, phone, lid, username, unread, labels } = chat;
  const { lastFromMe, lastTime, muted, archived } = chat;
  const who = { index, id: serializedId(chat), kind, title, savedName, phone, lid, username };
  return { ...who, unread, labels, lastFromMe, lastTime, muted, archived };
}

type ChatPart = Pick<
  StandInControl,
  | 'sends'
  | 'sendAttempts'
  | 'chats'
  | 'active'
  | 'openChat'
  | 'closeChat'
  | 'incoming'
  | 'outgoing'
  | 'setChat'
  | 'rename'
  | 'learnPhone'
>;

function chatControl(page: Page): ChatPart {
  const { world } = page;
  return {
    sends: world.sends,
    sendAttempts: world.sendAttempts,
    chats: () => world.chats.map(truth),
    active: () => (world.active === undefined ? undefined : truth(world.active)),
    openChat: (index) => activate(world, requireChat(page, index)),
    closeChat: () => activate(world, undefined),
    incoming: (index, text) => addMessage(world, requireChat(page, index), text, false).id,
    outgoing: (index, text) => addMessage(world, requireChat(page, index), text, true).id,
    setChat(index, facts) {
      Object.assign(requireChat(page, index), facts);
      world.events.emit('list', undefined);
    },
    rename(index, name) {
      const chat = requireChat(page, index);
      chat.savedName = name;
      chat.title = name;
      reopen(page, chat);
      world.events.emit('list', undefined);
    },
    learnPhone(index, digits) {
      const chat = requireChat(page, index);
      chat.phone = digits;
      void fillModelStorage(world.chats);
    },
  };
}

/** Draws the header again when the open chat's name has changed. */
function reopen(page: Page, chat: Chat): void {
  if (page.world.active === chat) {
    page.world.events.emit('active', chat);
  }
}

type ComposerPart = Pick<
  StandInControl,
  'attachments' | 'composerText' | 'setComposerText' | 'focusComposer'
>;

function composerControl(page: Page): ComposerPart {
  return {
    attachments: () => page.attachments,
    composerText: () => page.composer?.text() ?? '',
    setComposerText: (text) => page.composer?.setText(text),
    focusComposer: () => page.composer?.input.focus(),
  };
}

type PagePart = Omit<StandInControl, 'ready' | keyof ChatPart | keyof ComposerPart>;

function pageControl(page: Page, loader: Loader | undefined, rebuild: () => void): PagePart {
  const { world } = page;
  return {
    setTheme(theme) {
      world.theme = theme;
      world.events.emit('theme', theme);
    },
    setLocale(locale) {
      world.locale = locale;
      world.events.emit('locale', locale);
    },
    openDrawer: (kind = 'info') => showDrawer(world, kind),
    openMenu: () => openMenu(page),
    scrollList(top) {
      const pane = page.root.querySelector('[tabindex="-1"]:has([aria-rowcount])');
      pane?.scrollTo({ top });
    },
    searchList(text) {
      const field = page.root.querySelector('input');
      if (field === null) return;
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    signOut() {
      activate(world, undefined);
      setMode(page, 'signed-out');
      void clearModelStorage();
    },
    signIn() {
      setMode(page, 'main');
      void fillModelStorage(world.chats);
    },
    drift(plan, index) {
      page.drift = plan === undefined ? undefined : createDrift(plan);
      world.locale = page.drift?.has('other-locale') === true ? page.drift.plan.locale : world.options.locale;
      rebuild();
      activate(world, requireChat(page, index));
    },
    removeModule: (name) => loader?.remove(name),
    storm: (ms, perSecond) => storm(page, ms, perSecond),
    removeOverlays() {
      const foreign = [...document.body.children].filter((child) => child !== page.root);
      foreign.forEach((child) => child.remove());
      return foreign.length;
    },
    rerenderBody: rebuild,
  };
}

function setMode(page: Page, mode: Mode): void {
  page.world.mode = mode;
  page.world.events.emit('mode', mode);
}
