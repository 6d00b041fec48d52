import { chatCollection, messageCollection } from './capabilities';
import type { Loader } from './loader';
import { invoke, reach } from './reach';
import { widText } from './wid';

/** Hears from WhatsApp's own events which chats changed; a chat that is gone comes without its model. */
export function watchChats(
  loader: Loader,
  heard: (wid: string, chat: unknown) => void,
): (() => void) | undefined {
  const chats = chatCollection(loader);
  const messages = messageCollection(loader);
  const tell = (chat: unknown, gone = false): void => {
    const wid = widText(reach(chat, 'id'));
    if (wid !== '') heard(wid, gone ? undefined : chat);
  };
  const onChat = quietly((chat) => tell(chat));
  const onGone = quietly((chat) => tell(chat, true));
  const onMessage = quietly((message) => {
    const found = invoke(chats, 'get', [reach(message, 'id', 'remote')]);
    if (found.ok) tell(found.value);
  });
  const wanted = [
    [chats, 'change:unreadCount', onChat],
    [chats, 'add', onChat],
    [chats, 'remove', onGone],
    [messages, 'add', onMessage],
  ] as const;
  const taken = wanted.filter(([target, name, run]) => invoke(target, 'on', [name, run]).ok);
  if (taken.length === 0) return undefined;
  return () => {
    for (const [target, name, run] of taken) invoke(target, 'off', [name, run]);
  };
}

/** The page calls these functions: whatever goes wrong in them must not reach the page. */
function quietly(run: (value: unknown) => void): (value: unknown) => void {
  return (value) => {
    try {
      run(value);
    } catch {
      // The next full read of the list brings what was missed.
    }
  };
}
