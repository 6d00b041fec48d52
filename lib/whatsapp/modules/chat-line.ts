import { aliasOf, usernameOf } from './capabilities';
import type { Loader } from './loader';
import { namesOf } from './names';
import { modelsOf, reach } from './reach';
import { cleanTitle } from '../text/clean-title';
import { kindOf } from './read-active';
import { widText } from './wid';

/** One chat as a line of fields parted by tabs, or nothing where its id or name cannot be read. */
export function chatLine(loader: Loader, chat: unknown): string | undefined {
  const id = reach(chat, 'id');
  const wid = widText(id);
  if (wid === '') return undefined;
  const contact = reach(chat, 'contact');
  const shown = reach(chat, 'formattedTitle');
  const title = typeof shown === 'string' ? cleanTitle(shown) : '';
  const name = title === '' ? namesOf(loader, chat, contact)[0] : title;
  if (name === undefined) return undefined;
  const facts = [unreadOf(chat), lastOf(chat), timeOf(chat), flagsOf(chat)];
  const who = [wid, aliasOf(loader, id), usernameOf(loader, contact), kindOf(loader, wid, contact)];
  return [...who, ...facts, name].join('\t');
}

/** A chat that a person marked as unread counts as one message. */
function unreadOf(chat: unknown): number {
  const unread = reach(chat, 'unreadCount');
  if (typeof unread !== 'number' || !Number.isInteger(unread)) return 0;
  return unread === -1 ? 1 : Math.min(99_999, Math.max(0, unread));
}

function lastOf(chat: unknown): 'i' | 'o' | '' {
  const byKey = reach(chat, 'lastReceivedKey', 'fromMe');
  const fromMe = typeof byKey === 'boolean' ? byKey : fromMeOfLoaded(chat);
  return fromMe === undefined ? '' : fromMe ? 'o' : 'i';
}

function fromMeOfLoaded(chat: unknown): boolean | undefined {
  const [last] = modelsOf(reach(chat, 'msgs'), 1);
  const fromMe = reach(last, 'id', 'fromMe');
  return typeof fromMe === 'boolean' ? fromMe : undefined;
}

function timeOf(chat: unknown): number {
  const t = reach(chat, 't');
  return typeof t === 'number' && t > 0 && t < 1e11 ? Math.floor(t) : 0;
}

function flagsOf(chat: unknown): string {
  const pin = reach(chat, 'pin');
  const pinned = pin === true || (typeof pin === 'number' && pin > 0);
  const muted = reach(chat, 'mute', 'isMuted') === true;
  return `${pinned ? 'p' : ''}${muted ? 'm' : ''}${reach(chat, 'archive') === true ? 'a' : ''}`;
}
