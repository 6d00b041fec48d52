import { chatModel, contactModel, msgModel } from './models';
import { createModelEvents } from './model-events';
import { messagesOf } from '../world';
import { serializedId } from '../data/chat';

import type { Chat } from '../data/chat';
import type { ChatModel, ContactModel, MsgModel } from './models';
import type { ModelEvents } from './model-events';
import type { World } from '../world';

/** A collection as the page keeps it: models by address. */
export interface Collection<Model> extends ModelEvents {
  readonly length: number;
  get(id: unknown): Model | undefined;
  getModelsArray(): Model[];
}

/** The collection of chats also knows which one is open. */
export interface ChatCollection extends Collection<ChatModel> {
  getActive(): unknown;
}

/** The collections of one page load. */
export interface Collections {
  readonly chat: ChatCollection;
  readonly contact: Collection<ContactModel>;
  readonly msg: Collection<MsgModel>;
  readonly label: Collection<{ readonly id: string; readonly name: string; readonly colorIndex: number }>;
  chatOf(model: unknown): Chat | undefined;
}

const LABELS = ['New customer', 'Order waiting', 'Paid'] as const;

/** Builds the collections and lets them follow the world. */
export function createCollections(world: World): Collections {
  const chats = new Map(world.chats.map((chat) => [chat, chatModel(world, chat)] as const));
  const byWid = new Map(world.chats.map((chat) => [serializedId(chat), chat] as const));
  const byId = (id: unknown): Chat | undefined => byWid.get(String(id));
  const chat: ChatCollection = {
    ...collection(
      () => (world.mode === 'main' ? [...chats.values()] : []),
      (model) => model.id._serialized,
    ),
    get: (id) => {
      const found = world.mode === 'main' ? byId(id) : undefined;
      return found === undefined ? undefined : chats.get(found);
    },
    getActive: () => activeModel(world, chats),
  };
  const contacts = world.chats.filter((item) => item.server !== 'g.us').map((item) => contactModel(item));
  const msg = collection<MsgModel>(
    () =>
      world.active === undefined
        ? []
        : messagesOf(world, world.active).map((item) => msgModel(world.active as Chat, item, false)),
    (model) => model.id._serialized,
  );
  follow(world, { chat, msg, chats });
  return {
    chat,
    contact: collection(
      () => contacts,
      (model) => model.id._serialized,
    ),
    msg,
    label: collection(
      () => LABELS.map((name, index) => ({ id: String(index + 1), name, colorIndex: index })),
      (model) => model.id,
    ),
    chatOf: (model) =>
      model !== null && typeof model === 'object' && 'id' in model ? byId(model.id) : undefined,
  };
}

function collection<Model>(all: () => Model[], idOf: (model: Model) => string): Collection<Model> {
  return {
    ...createModelEvents(),
    get length() {
      return all().length;
    },
    get: (id) => all().find((model) => idOf(model) === String(id)),
    getModelsArray: all,
  };
}

/** What `getActive` says, true or, when a test asks for it, wrong. */
function activeModel(world: World, chats: ReadonlyMap<Chat, ChatModel>): unknown {
  const model = (chat: Chat | undefined): ChatModel | undefined =>
    chat === undefined ? undefined : chats.get(chat);
  switch (world.options.lie) {
    case 'stale-active':
      return model(world.previous ?? world.active);
    case 'wrong-shape':
      return { id: 42, title: ['not', 'a', 'chat'] };
    case 'throws':
      throw new TypeError('getActive is not ready');
    case 'no-active':
      return undefined;
    default:
      return model(world.active);
  }
}

interface Followers {
  readonly chat: ChatCollection;
  readonly msg: Collection<MsgModel>;
  readonly chats: ReadonlyMap<Chat, ChatModel>;
}

function follow(world: World, { chat, msg, chats }: Followers): void {
  const forever = new AbortController().signal;
  world.events.on(
    'active',
    (active) => {
      for (const changed of [world.previous, active]) {
        const model = changed === undefined ? undefined : chats.get(changed);
        if (model !== undefined) {
          model.trigger('change:active', model, model.active);
          chat.trigger('change:active', model, model.active);
        }
      }
    },
    forever,
  );
  world.events.on(
    'message',
    (event) => {
      msg.trigger('add', msgModel(event.chat, event.message, true));
      const model = chats.get(event.chat);
      model?.trigger('change:unreadCount', model, model.unreadCount);
      chat.trigger('change:unreadCount', model, event.chat.unread);
    },
    forever,
  );
}
