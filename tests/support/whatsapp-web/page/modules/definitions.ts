import { activate, attempt } from '../world';
import { createCollections } from './collections';
import { createModelEvents } from './model-events';
import { createWid } from './wid';
import { formatPhone } from '../data/phone';

import type { Chat } from '../data/chat';
import type { Collections } from './collections';
import type { ContactModel } from './models';
import type { ModuleExports } from './loader';
import type { Page } from '../page';
import type { Wid } from './wid';

/** The version that the page says it is. */
export const VERSION = '2.3000.1046379654';

/** The modules that a CRM probes, each by the name it has in WhatsApp's own source. */
export function moduleDefinitions(page: Page): ReadonlyMap<string, () => ModuleExports> {
  const { world } = page;
  const collections = createCollections(world);
  const { chat, contact, msg, label } = collections;
  return new Map<string, () => ModuleExports>([
    ['WAWebCollections', () => ({ default: { Chat: chat, Contact: contact, Msg: msg, Label: label } })],
    ['WAWebChatCollection', () => ({ ChatCollection: chat })],
    ['WAWebContactCollection', () => ({ ContactCollection: contact })],
    ['WAWebMsgCollection', () => ({ MsgCollection: msg })],
    ['WAWebLabelCollection', () => ({ LabelCollection: label })],
    ['WAWebContactGetters', () => contactGetters()],
    ['WAWebFrontendContactGetters', () => frontendContactGetters(page)],
    ['WAWebApiContact', () => apiContact(page)],
    ['WAWebUserPrefsMeUser', () => meUser(page)],
    ['WAWebCmd', () => ({ Cmd: commands(page, collections) })],
    ['WAWebComposeBoxActions', () => ({ ComposeBoxActions: composeBoxActions(page, collections) })],
    ['WAWebSendTextMsgChatAction', () => sendAction(page)],
    ['WAWebFindChatAction', () => ({ findExistingChat: async (id: unknown) => chat.get(id) })],
    ['WAWebStreamModel', () => ({ Stream: stream(page) })],
    ['WAWebBuildConstants', () => ({ VERSION_STR: VERSION })],
  ]);
}

function contactGetters(): ModuleExports {
  return {
    getName: (contact: ContactModel) => contact.name,
    getPushname: (contact: ContactModel) => contact.pushname,
    getVerifiedName: (contact: ContactModel) => contact.verifiedName,
    getIsBusiness: (contact: ContactModel) => contact.isBusiness,
    getIsMe: (contact: ContactModel) => contact.isMe,
  };
}

function frontendContactGetters(page: Page): ModuleExports {
  const find = (contact: ContactModel): Chat | undefined =>
    page.world.chats.find((chat) => `${chat.user}@${chat.server}` === contact.id._serialized);
  return {
    getFormattedName: (contact: ContactModel) => find(contact)?.title ?? '',
    getPhoneNumber: (contact: ContactModel) => contact.phoneNumber,
    getPnForLid: (contact: ContactModel) => contact.phoneNumber,
    getUsername: (contact: ContactModel) => contact.username,
    getIsUsernameContact: (contact: ContactModel) => contact.username !== undefined,
    getFormattedPhone: (contact: ContactModel) =>
      contact.phoneNumber === undefined ? null : formatPhone(contact.phoneNumber.user),
  };
}

function apiContact(page: Page): ModuleExports {
  const { byLid, byPhone } = page.world;
  const getPhoneNumber = (lid: unknown): unknown => {
    const chat = byLid.get(String(lid).replace(/@lid$/, ''));
    return chat?.phone === undefined ? null : createWid(chat.phone, 'c.us');
  };
  const getCurrentLid = (phone: unknown): unknown => {
    const chat = byPhone(String(phone).replace(/@c\.us$/, ''));
    return chat?.lid === undefined ? null : createWid(chat.lid, 'lid');
  };
  return {
    getPhoneNumber,
    getCurrentLid,
    getAlternateUserWid: (wid: unknown) => getPhoneNumber(wid) ?? getCurrentLid(wid),
    lidPnCache: { getPhoneNumber, getCurrentLid },
  };
}

function meUser(page: Page): ModuleExports {
  const { world } = page;
  const ifSignedIn = (wid: Wid): Wid | null => (world.mode === 'signed-out' ? null : wid);
  return {
    getMaybeMePnUser: () => ifSignedIn(createWid(world.me.phone, 'c.us')),
    getMaybeMeLidUser: () => ifSignedIn(createWid(world.me.lid, 'lid')),
  };
}

function commands(page: Page, collections: Collections): object {
  const open = async (input: unknown): Promise<boolean> => {
    const model = input !== null && typeof input === 'object' && 'chat' in input ? input.chat : undefined;
    const chat = collections.chatOf(model);
    if (chat === undefined) {
      throw new TypeError('openChat needs a chat');
    }
    activate(page.world, chat);
    return true;
  };
  const events = createModelEvents();
  page.world.events.on('active', (chat) => events.trigger('open_chat', chat), new AbortController().signal);
  return { ...events, openChatBottom: open, openChatAt: open, openChatFromUnread: open };
}

function composeBoxActions(page: Page, collections: Collections): object {
  const mounted = (model: unknown): Page['composer'] =>
    page.composer !== undefined && collections.chatOf(model) === page.composer.chat
      ? page.composer
      : undefined;
  const setText = (model: unknown, text: unknown): boolean => {
    const composer = mounted(model);
    const mangled = page.world.options.composerFaults.has('mangles-modules') && text !== '';
    composer?.setText(mangled ? `${String(text)}!` : String(text));
    return composer !== undefined;
  };
  return {
    setTextContent: setText,
    paste: (model: unknown, text: unknown) =>
      setText(model, `${mounted(model)?.text() ?? ''}${String(text)}`),
    pasteFiles: (model: unknown, files: readonly File[]) =>
      mounted(model)?.attach(files.map((file) => file.name)),
    focus: (model: unknown) => mounted(model)?.input.focus(),
    hasText: (model: unknown) => (mounted(model)?.text() ?? '') !== '',
    isFocused: (model: unknown) => mounted(model)?.input === document.activeElement,
  };
}

/** WhatsApp's own sending: nothing of the product may ever call it, and whoever does is counted. */
function sendAction(page: Page): ModuleExports {
  const sendTextMsgToChat = (): void => attempt(page.world, 'module');
  return { sendTextMsgToChat };
}

function stream(page: Page): object {
  const events = createModelEvents();
  const names = { loading: 'SYNCING', 'signed-out': 'QR', main: 'MAIN', conflict: 'CONFLICT' } as const;
  const model = {
    ...events,
    get mode() {
      return names[page.world.mode];
    },
    get info() {
      return page.world.mode === 'main' ? 'NORMAL' : page.world.mode === 'loading' ? 'SYNCING' : 'PAIRING';
    },
  };
  page.world.events.on(
    'mode',
    () => events.trigger('change:mode', model, model.mode),
    new AbortController().signal,
  );
  return model;
}
