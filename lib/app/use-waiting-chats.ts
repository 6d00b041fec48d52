import { useEffect, useMemo, useState } from 'react';
import type { ChatsPage, ListedChat, ListExtent } from '@/lib/messaging/wire/chat-list';
import { isChatsPage } from './host-message';
import { useHost, useHostCall } from './sidebar';
import { useLast } from './use-last';
import { useQuery } from './use-query';

/** One chat in which somebody waits, and the saved contact whose it is. */
export interface WaitingChat {
  readonly chat: ListedChat;
  readonly contactId: string | null;
  readonly name: string;
}

/** `absent`: no WhatsApp Web is open. `unknown`: it is open and its list cannot be read. */
export type WaitingChats =
  | { readonly state: 'absent' | 'loading' | 'unknown' }
  | {
      readonly state: 'ready';
      readonly rows: readonly WaitingChat[];
      readonly count: number;
      readonly extent: ListExtent;
    };

const most = 100;
const tryAgainMs = 1_500;
const mostTries = 6;

/** What the page says now; asked again when the list changed, and for a while where nothing could be read yet. */
function useWaitingPage(): { readonly page: ChatsPage | undefined; readonly gaveUp: boolean } {
  const call = useHostCall();
  // Nothing is asked for a list that nobody sees.
  const revision = useHost(({ view }) => (view?.shown === 'panel' ? (view.chats ?? 0) : null));
  const [page, setPage] = useState<ChatsPage>();
  const [tries, setTries] = useState(0);
  // Another revision of the list, or another try, is another question.
  const question = revision === null ? null : `${revision} ${tries}`;
  useEffect(() => {
    if (question === null) return undefined;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void call('chats.list', { which: 'waiting', offset: 0, limit: most }).then((answer) => {
      if (gone) return;
      const found = answer.ok && isChatsPage(answer.value) ? answer.value : undefined;
      setPage(found);
      if (found === undefined || found.extent.tier === 'none') {
        timer = setTimeout(() => setTries((count) => Math.min(mostTries, count + 1)), tryAgainMs);
      } else setTries(0);
    });
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [question, call]);
  return { page, gaveUp: tries >= mostTries };
}

/** Who waits for an answer, the longest first; chats that are kept out are not among them. */
export function useWaitingChats(): WaitingChats {
  const phase = useHost((host) => host.phase);
  const { page, gaveUp } = useWaitingPage();
  const isRead = page !== undefined && page.extent.tier !== 'none';
  const chats = isRead
    ? page.rows.map(({ identities }) => ({
        identities: identities.map(({ kind, value }) => ({ kind, value })),
      }))
    : null;
  const known = useQuery('chats.known', chats === null ? null : { chats }).value;
  const joined = useMemo(
    () => (page !== undefined && known?.length === page.rows.length ? join(page, known) : undefined),
    [page, known],
  );
  const last = useLast(joined);
  if (phase === 'none') return { state: 'absent' };
  if (!isRead || last === undefined) return { state: gaveUp ? 'unknown' : 'loading' };
  // The numbers are always the newest; rows wait for the answer that says whose they are.
  return { ...last, extent: page.extent };
}

interface Known {
  readonly contactId: string | null;
  readonly name: string;
  readonly keptOut: boolean;
}

function join(page: ChatsPage, known: readonly Known[]): WaitingChats & { readonly state: 'ready' } {
  const all = page.rows.map((chat, index) => ({ chat, known: known[index] }));
  const rows = all
    .filter((row) => row.known?.keptOut !== true)
    .map((row) => ({ chat: row.chat, contactId: row.known?.contactId ?? null, name: row.known?.name ?? '' }));
  return { state: 'ready', rows, count: page.count - (all.length - rows.length), extent: page.extent };
}
