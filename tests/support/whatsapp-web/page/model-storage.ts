import { serializedId } from './data/chat';

import type { Chat } from './data/chat';

const NAME = 'model-storage';
const BATCH = 500;

/** Keeps the page's own database in step: contacts and groups, as another reader on this origin can see them. */
export async function fillModelStorage(chats: readonly Chat[]): Promise<void> {
  const database = await open();
  for (let start = 0; start < chats.length; start += BATCH) {
    await put(database, chats.slice(start, start + BATCH), start === 0);
  }
  database.close();
}

/** Removes every row, as a sign-out does. */
export async function clearModelStorage(): Promise<void> {
  const database = await open();
  await put(database, [], true);
  database.close();
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.addEventListener('upgradeneeded', () => {
      const contact = request.result.createObjectStore('contact', { keyPath: 'id' });
      contact.createIndex('phoneNumber', 'phoneNumber');
      for (const name of ['chat', 'label', 'label-association', 'group-metadata']) {
        request.result.createObjectStore(name, { keyPath: 'id' });
      }
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error(`cannot open ${NAME}`)));
  });
}

function put(database: IDBDatabase, chats: readonly Chat[], first: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(['contact', 'group-metadata'], 'readwrite');
    const people = transaction.objectStore('contact');
    const groups = transaction.objectStore('group-metadata');
    if (first) {
      people.clear();
      groups.clear();
    }
    for (const chat of chats) {
      if (chat.server === 'g.us') groups.put({ id: serializedId(chat), subject: chat.title });
      else if (chat.server !== 'newsletter') people.put(rowOf(chat));
    }
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(new Error(`cannot write ${NAME}`)));
  });
}

function rowOf(chat: Chat): object {
  return {
    id: serializedId(chat),
    ...(chat.savedName === undefined
      ? {}
      : { name: chat.savedName, shortName: chat.savedName.split(' ')[0] }),
    pushname: chat.pushname,
    verifiedName: chat.verifiedName,
    isBusiness: chat.kind === 'business' ? 1 : 0,
    ...(chat.phone === undefined ? {} : { phoneNumber: `${chat.phone}@c.us` }),
    ...(chat.username === undefined ? {} : { username: chat.username, isUsernameContact: true }),
  };
}
