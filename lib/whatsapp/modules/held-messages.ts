import { messageCollection } from './capabilities';
import type { Loader } from './loader';
import { modelsOf, reach } from './reach';
import { widText } from './wid';

/** How many messages the modules hold for a chat, and how many of the asked ids are among them. */
export interface HeldMessages {
  readonly held: number;
  readonly seen: number;
}

const mostScanned = 5_000;

/** Looks for message ids that the page shows among those that the modules keep for a chat. */
export function heldMessages(loader: Loader, chat: unknown, ids: readonly string[]): HeldMessages {
  if (ids.length === 0) return { held: 0, seen: 0 };
  const own = idsOf(modelsOf(reach(chat, 'msgs'), mostScanned));
  const held = own.length > 0 ? own : ownOf(loader, widText(reach(chat, 'id')));
  const known = new Set(held);
  return { held: held.length, seen: ids.filter((id) => known.has(id)).length };
}

function ownOf(loader: Loader, wid: string): readonly string[] {
  const all = modelsOf(messageCollection(loader), mostScanned);
  return idsOf(all.filter((message) => widText(reach(message, 'id', 'remote')) === wid));
}

function idsOf(messages: readonly unknown[]): readonly string[] {
  return messages.map((message) => reach(message, 'id', 'id')).filter((id) => typeof id === 'string');
}
