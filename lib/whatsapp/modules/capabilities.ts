import type { Loader } from './loader';
import { callExport, reach } from './reach';
import { widText } from './wid';

/** WhatsApp's collection of chats. */
export function chatCollection(loader: Loader): unknown {
  return loader.find(
    ['WAWebChatCollection', 'ChatCollection'],
    ['WAWebCollections', 'Chat'],
    ['WAWebCollections', 'ChatCollection'],
  );
}

/** WhatsApp's collection of loaded messages. */
export function messageCollection(loader: Loader): unknown {
  return loader.find(
    ['WAWebMsgCollection', 'MsgCollection'],
    ['WAWebCollections', 'Msg'],
    ['WAWebCollections', 'MsgCollection'],
  );
}

/** The phone id behind a LID, or the LID behind a phone id, from WhatsApp's own cache; never a network look-up. */
export function aliasOf(loader: Loader, wid: unknown): string {
  const text = widText(wid);
  const ask = (module: string, name: string): string => {
    const called = callExport(loader.find([module, name]), [wid]);
    return called.ok ? widText(called.value) : '';
  };
  if (text.endsWith('@lid')) {
    const phone = ask('WAWebApiContact', 'getPhoneNumber');
    const other = phone === '' ? ask('WAWebFrontendContactGetters', 'getPnForLid') : phone;
    return other.endsWith('@c.us') || other.endsWith('@s.whatsapp.net') ? other : '';
  }
  if (!text.endsWith('@c.us')) return '';
  const lid = ask('WAWebApiContact', 'getCurrentLid');
  return lid.endsWith('@lid') ? lid : '';
}

/** The user name of a contact, without its leading `@`; empty when WhatsApp knows none. */
export function usernameOf(loader: Loader, contact: unknown): string {
  const called = callExport(loader.find(['WAWebFrontendContactGetters', 'getUsername']), [contact]);
  const value = called.ok && typeof called.value === 'string' ? called.value : reach(contact, 'username');
  const name = typeof value === 'string' ? value.replace(/^@/, '') : '';
  return /^[\p{L}\p{N}._-]{1,64}$/u.test(name) ? name : '';
}

/** True when the contact is the person who is signed in. */
export function isSelf(loader: Loader, wid: string, contact: unknown): boolean {
  if (reach(contact, 'isMe') === true) return true;
  return ['getMaybeMePnUser', 'getMaybeMeLidUser'].some((name) => {
    const called = callExport(loader.find(['WAWebUserPrefsMeUser', name]));
    return called.ok && widText(called.value) === wid;
  });
}

/** True when WhatsApp itself calls the contact a business. */
export function isBusiness(loader: Loader, contact: unknown): boolean {
  if (reach(contact, 'isBusiness') === true) return true;
  const called = callExport(loader.find(['WAWebContactGetters', 'getIsBusiness']), [contact]);
  return called.ok && called.value === true;
}
