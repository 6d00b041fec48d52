import type { BridgeActive } from '@/lib/messaging/wire/bridge';
import { aliasOf, chatCollection, isBusiness, isSelf, usernameOf } from './capabilities';
import { heldMessages } from './held-messages';
import type { Loader } from './loader';
import { namesOf } from './names';
import { invoke, reach, reachText } from './reach';
import { widText } from './wid';

/** What the modules say about the open chat. */
export type ActiveFound = Omit<BridgeActive, 'say'>;

const nothing: ActiveFound = {
  code: 'none',
  wid: '',
  kind: '',
  names: '',
  alias: '',
  username: '',
  held: 0,
  seen: 0,
  stream: '',
  version: '',
  candidate: '',
};

/** Nothing can be said, for this reason. */
export function noActive(code: 'none' | 'not-ready' | 'broken'): ActiveFound {
  return { ...nothing, code };
}

/** Asks WhatsApp's modules for the open chat; an answer of an unknown shape is `broken`, never guessed at. */
export function readActive(loader: Loader, ids: readonly string[]): ActiveFound {
  const frame = { ...nothing, stream: streamOf(loader), version: versionOf(loader) };
  const asked = invoke(chatCollection(loader), 'getActive');
  if (!asked.ok) return { ...frame, code: 'broken' };
  const chat = asked.value;
  if (chat === undefined || chat === null) return frame;
  const wid = widText(reach(chat, 'id'));
  if (wid === '') return { ...frame, code: 'broken' };
  const contact = reach(chat, 'contact');
  const names = namesOf(loader, chat, contact);
  if (names.length === 0) return { ...frame, code: 'broken' };
  return {
    ...frame,
    code: 'chat',
    wid,
    kind: kindOf(loader, wid, contact),
    names: names.join('\n').slice(0, 4_000),
    alias: aliasOf(loader, reach(chat, 'id')),
    username: usernameOf(loader, contact),
    ...heldMessages(loader, chat, ids),
    candidate: 'ChatCollection.getActive',
  };
}

/** What kind of chat an id stands for. */
export function kindOf(loader: Loader, wid: string, contact: unknown): string {
  if (wid.endsWith('@g.us')) return 'group';
  if (wid.endsWith('@newsletter')) return 'channel';
  if (!/@(?:c\.us|s\.whatsapp\.net|lid)$/.test(wid)) return 'unknown';
  if (isSelf(loader, wid, contact)) return 'self';
  return isBusiness(loader, contact) ? 'business' : 'person';
}

function streamOf(loader: Loader): string {
  const mode = reachText(loader.find(['WAWebStreamModel', 'Stream']), ['mode'], 30);
  return /^[A-Z_]{1,30}$/.test(mode) ? mode : '';
}

function versionOf(loader: Loader): string {
  const version = loader.find(['WAWebBuildConstants', 'VERSION_STR']);
  return typeof version === 'string' && /^[\d.]{1,40}$/.test(version) ? version : '';
}
