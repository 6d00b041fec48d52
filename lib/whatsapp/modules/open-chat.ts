import { aliasOf, chatCollection } from './capabilities';
import type { Loader } from './loader';
import { invoke, modelsOf, reach } from './reach';
import { widText } from './wid';

const mostChats = 50_000;

/** Opens a chat that WhatsApp already has, by an identity as `kind:value`; it never starts a new one. */
export function openChat(loader: Loader, key: string): 'ok' | 'not-found' | 'broken' {
  const collection = chatCollection(loader);
  const command = loader.find(['WAWebCmd', 'Cmd']);
  if (collection === undefined || typeof reach(command, 'openChatBottom') !== 'function') return 'broken';
  const chat = findChat(loader, collection, key);
  if (chat === undefined) return 'not-found';
  const opened = invoke(command, 'openChatBottom', [{ chat }]);
  if (opened.ok) swallow(opened.value);
  return opened.ok ? 'ok' : 'broken';
}

function findChat(loader: Loader, collection: unknown, key: string): unknown {
  const wid = widOfKey(key);
  if (wid !== '') {
    const direct = invoke(collection, 'get', [wid]);
    if (direct.ok && widText(reach(direct.value, 'id')) === wid) return direct.value;
  }
  const username = key.startsWith('username:') ? key.slice('username:'.length) : '';
  return modelsOf(collection, mostChats).find((chat) => {
    if (username !== '') return reach(chat, 'contact', 'username') === username;
    const id = reach(chat, 'id');
    return wid !== '' && (widText(id) === wid || aliasOf(loader, id) === wid);
  });
}

function widOfKey(key: string): string {
  const phone = /^phone:\+(\d{5,15})$/.exec(key);
  if (phone !== null) return `${phone[1] ?? ''}@c.us`;
  return /^(?:lid|jid):([A-Za-z0-9._:-]{1,64}@(?:lid|g\.us))$/.exec(key)?.[1] ?? '';
}

/** A rejection of the page's own promise is the page's affair, but it must not surface as ours. */
function swallow(value: unknown): void {
  const then = reach(value, 'then');
  if (typeof then === 'function')
    invoke(value, 'then', [(): undefined => undefined, (): undefined => undefined]);
}
