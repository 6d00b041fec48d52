import { createModelEvents } from './model-events';
import { createWid, widOf } from './wid';
import { messagesOf } from '../world';

import type { Chat, Message } from '../data/chat';
import type { ModelEvents } from './model-events';
import type { Wid } from './wid';
import type { World } from '../world';

/** A contact as `WAWebContactCollection` holds it. */
export interface ContactModel extends ModelEvents {
  readonly id: Wid;
  readonly name: string | undefined;
  readonly shortName: string | undefined;
  readonly pushname: string | undefined;
  readonly verifiedName: string | undefined;
  readonly isBusiness: boolean;
  readonly isMe: boolean;
  readonly username: string | undefined;
  readonly phoneNumber: Wid | undefined;
}

/** A chat as `WAWebChatCollection` holds it. */
export interface ChatModel extends ModelEvents {
  readonly id: Wid;
  readonly contact: ContactModel;
  readonly name: string | undefined;
  readonly formattedTitle: string;
  readonly unreadCount: number;
  readonly active: boolean;
  readonly isGroup: boolean;
  readonly isUser: boolean;
  readonly labels: readonly string[];
  readonly pin: number | undefined;
  readonly t: number;
  readonly archive: boolean;
  readonly lastReceivedKey: { readonly fromMe: boolean; readonly remote: Wid };
  readonly mute: { readonly isMuted: boolean };
  readonly msgs: { getModelsArray(): MsgModel[] };
}

/** A loaded message as `WAWebMsgCollection` holds it. */
export interface MsgModel {
  readonly id: {
    readonly id: string;
    readonly fromMe: boolean;
    readonly remote: Wid;
    readonly _serialized: string;
  };
  readonly body: string;
  readonly t: number;
  readonly type: string;
  readonly isNewMsg: boolean;
}

/** Makes the contact model of a chat; it reads the world each time it is asked. */
export function contactModel(chat: Chat): ContactModel {
  return {
    ...createModelEvents(),
    id: widOf(chat),
    get name() {
      return chat.savedName;
    },
    get shortName() {
      return chat.savedName?.split(' ')[0];
    },
    pushname: chat.pushname,
    verifiedName: chat.verifiedName,
    isBusiness: chat.kind === 'business',
    isMe: chat.kind === 'self',
    username: chat.username,
    get phoneNumber() {
      return chat.phone === undefined ? undefined : createWid(chat.phone, 'c.us');
    },
  };
}

/** Makes the chat model of a chat; it reads the world each time it is asked. */
export function chatModel(world: World, chat: Chat): ChatModel {
  return {
    ...createModelEvents(),
    id: widOf(chat),
    contact: contactModel(chat),
    get name() {
      return chat.savedName;
    },
    get formattedTitle() {
      return chat.title;
    },
    get unreadCount() {
      return chat.unread;
    },
    get active() {
      return world.active === chat;
    },
    isGroup: chat.kind === 'group',
    isUser: chat.server === 'c.us' || chat.server === 'lid',
    get labels() {
      return chat.labels;
    },
    get pin() {
      return chat.pinned ? Math.floor(chat.lastTime / 1_000) : undefined;
    },
    get t() {
      return Math.floor(chat.lastTime / 1_000);
    },
    get archive() {
      return chat.archived;
    },
    get lastReceivedKey() {
      return { fromMe: chat.lastFromMe, remote: widOf(chat) };
    },
    get mute() {
      return { isMuted: chat.muted };
    },
    msgs: { getModelsArray: () => messagesOf(world, chat).map((message) => msgModel(chat, message, false)) },
  };
}

/** Makes the model of one message. */
export function msgModel(chat: Chat, message: Message, isNewMsg: boolean): MsgModel {
  const remote = widOf(chat);
  return {
    id: {
      id: message.id,
      fromMe: message.fromMe,
      remote,
      _serialized: `${String(message.fromMe)}_${remote._serialized}_${message.id}`,
    },
    body: message.text,
    t: Math.floor(message.time / 1_000),
    type: message.kind === 'voice' ? 'ptt' : message.kind === 'album' ? 'album' : 'chat',
    isNewMsg,
  };
}
