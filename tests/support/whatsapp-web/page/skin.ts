import { serializedId } from './data/chat';

import type { Chat, Message } from './data/chat';
import type { Generation } from '../options';

/** How one generation of the page spells its hooks; `undefined` means that it has none. */
export interface Skin {
  testid(name: string): string | undefined;
  id(name: string): string | undefined;
  tab(number: number): string | undefined;
  role(name: string): string | undefined;
  dataId(chat: Chat, message: Message): string | undefined;
  directionClass(message: Message): string | undefined;
  trace(name: string): string | undefined;
  readonly preText: boolean;
}

const SERVERS: ReadonlySet<string> = new Set(['g.us', 'newsletter']);

/** Chooses the spelling for a generation. */
export function createSkin(generation: Generation, salt: string): Skin {
  const current = currentSkin();
  switch (generation) {
    case '2026-03':
      return { ...current, testid: () => undefined, dataId: oldDataId, directionClass: oldDirectionClass };
    case 'no-testids':
      return { ...current, testid: () => undefined };
    case 'future':
      return futureSkin(salt);
    default:
      return current;
  }
}

function currentSkin(): Skin {
  return {
    testid: (name) => name,
    id: (name) => name,
    tab: (number) => String(number),
    role: (name) => name,
    dataId: (_, message) => message.id,
    directionClass: () => undefined,
    trace: (name) => name,
    preText: true,
  };
}

/** A structure nobody has seen: every hook is gone or renamed, roles have changed. */
function futureSkin(salt: string): Skin {
  return {
    testid: () => undefined,
    id: (name) => `f-${salt}-${name.length}`,
    tab: () => undefined,
    role: (name) => (name === 'grid' || name === 'row' || name === 'gridcell' ? undefined : name),
    dataId: () => undefined,
    directionClass: () => undefined,
    trace: () => undefined,
    preText: false,
  };
}

function oldDataId(chat: Chat, message: Message): string {
  const participant = SERVERS.has(chat.server) ? '_447700900999@c.us' : '';
  return `${String(message.fromMe)}_${serializedId(chat)}_${message.id}${participant}`;
}

function oldDirectionClass(message: Message): string | undefined {
  return message.kind === 'system' ? undefined : message.fromMe ? 'message-out' : 'message-in';
}
