import { joinUntil, onEnd } from '@/lib/platform/on-end';
import {
  mostListed,
  type ChatsAsk,
  type ChatsPage,
  type ListedChat,
  type ListExtent,
} from '@/lib/messaging/wire/chat-list';
import { parseChatRows } from '@/lib/messaging/wire/parse-chat-rows';
import type { HostResult, Provenance } from '@/lib/messaging/wire/provenance';
import type { ModulesLine } from '../bridge/modules-line';
import { from, okFrom } from '../provenance';
import type { Breakers } from '../health/breakers';
import { bookedOf, ChatBook, type BookedChat } from './chat-book';
import { isSearching, readRows, type ListedIn, type RowMemory } from './read-rows';
import { seenChat } from './seen-chat';
import { waitingChats } from './waiting';
import { watchList } from './watch-list';

/** WhatsApp's list of chats: complete where its modules tell, else what was seen in the page so far. */
export interface ListFollower {
  /** A part of the list; the first call begins to read it. */
  page(ask: ChatsAsk): HostResult<ChatsPage, never>;
  /** The one chat of this name (`nameKey`), only where the whole list is known. */
  named(name: string): BookedChat | undefined;
  /** Begins to read, if nothing did yet. */
  start(): void;
  /** Runs after changes, at most once a second. */
  onChange(run: () => void, signal: AbortSignal): void;
}

/** Where the list is followed, and what with. */
export interface ListPlace extends ListedIn {
  readonly modules: ModulesLine;
  readonly breakers: Breakers;
  readonly signal: AbortSignal;
}

const pace = {
  /** Between two slices, so that the page gets its turns. */
  sliceMs: 30,
  retryMs: 5_000,
  /** Events may be missed; the whole list is read again this often while somebody looks. */
  againMs: 600_000,
  tellMs: 1_000,
} as const;
const mostSeen = 2_000;
const mostTries = 5;

interface Here extends ListPlace {
  readonly listeners: Set<() => void>;
  /** What modules told; whole once `complete`. */
  book: ChatBook;
  /** What the page showed, as long as modules tell nothing. */
  readonly seen: Map<string, BookedChat>;
  readonly memory: RowMemory;
  complete: boolean;
  total: number | null;
  /** Who told last what is known, and when. */
  provenance: Provenance;
  started: boolean;
  reading: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  telling: ReturnType<typeof setTimeout> | undefined;
}

/** Follows the list until the signal ends. Nothing is read before somebody asks. */
export function followList(place: ListPlace): ListFollower {
  const here: Here = {
    ...place,
    listeners: new Set(),
    book: new ChatBook(),
    seen: new Map(),
    memory: new WeakMap(),
    complete: false,
    total: null,
    provenance: from('page'),
    started: false,
    reading: false,
    timer: undefined,
    telling: undefined,
  };
  return {
    page(ask) {
      start(here);
      return pageOf(here, ask);
    },
    named: (name) => (here.complete ? here.book.named(name) : undefined),
    start: () => start(here),
    onChange(run, until) {
      joinUntil(here.listeners, run, until);
    },
  };
}

function start(here: Here): void {
  if (here.started || here.signal.aborted) return;
  here.started = true;
  const { modules, signal } = here;
  onEnd(signal, () => {
    clearTimeout(here.timer);
    clearTimeout(here.telling);
  });
  modules.onListed((rows) => take(here, here.book, rows), signal);
  modules.onChanged(() => {
    if (!here.complete) void read(here);
  }, signal);
  watchList(here, (list) => note(here, list), signal);
  void read(here);
}

function later(here: Here, ms: number): void {
  clearTimeout(here.timer);
  here.timer = setTimeout(() => {
    if (here.document.hidden) later(here, ms);
    else void read(here);
  }, ms);
}

/** Reads the whole list slice by slice into a new book, which then takes the place of the old one. */
async function read(here: Here): Promise<void> {
  if (here.reading || here.signal.aborted) return;
  here.reading = true;
  const fresh = new ChatBook();
  const whole = await readSlices(here, fresh);
  here.reading = false;
  if (here.signal.aborted) return;
  if (whole) {
    here.breakers.note('list', true);
    here.book = fresh;
    here.complete = true;
    here.total = fresh.size;
    here.seen.clear();
    changed(here);
  }
  later(here, whole ? pace.againMs : pace.retryMs);
}

async function readSlices(here: Here, into: ChatBook): Promise<boolean> {
  const { modules, signal } = here;
  const follow = new AbortController();
  modules.onListed((rows) => take(here, into, rows), AbortSignal.any([signal, follow.signal]));
  let total: number | undefined;
  let tries = 0;
  try {
    for (let at = 0; ;) {
      const slice = modules.state() === 'on' ? modules.chats(at) : undefined;
      if (signal.aborted) return false;
      if (slice === undefined || slice.code !== 'ok') {
        if (slice?.code === 'broken') here.breakers.note('list', false);
        tries += 1;
        if (slice !== undefined || modules.state() === 'off' || tries >= mostTries) return false;
      } else {
        // Another list than the one that was begun.
        if (total !== undefined && slice.total !== total) return false;
        total = slice.total;
        if (!here.complete) here.total = total;
        take(here, into, slice.rows);
        if (slice.next >= total) return total > 0;
        if (slice.next <= at) return false;
        at = slice.next;
      }
      await new Promise((resolve) => setTimeout(resolve, pace.sliceMs));
    }
  } finally {
    follow.abort();
  }
}

function take(here: Here, book: ChatBook, rows: string): void {
  const provenance = (here.provenance = from('modules', 'chats'));
  for (const row of parseChatRows(rows)) {
    if ('gone' in row) book.remove(row.wid);
    else book.put(bookedOf(row, provenance));
  }
  if (here.complete) here.total = here.book.size;
  else if (book !== here.book) here.book = book;
  changed(here);
}

/** Without modules: what the page shows now, among what it showed before. */
function note(here: Here, list: Element): void {
  if (here.complete || isSearching(here)) return;
  const { rows, total, lines, candidate } = readRows(list, here.memory, here.selectors);
  // Lines of which none can be read are no lines that we know.
  if (lines > 0) here.breakers.note('list', rows.length > 0);
  const provenance = from('page', candidate);
  if (here.book.size === 0) here.provenance = provenance;
  for (const row of rows) {
    const chat = seenChat(row, here.selectors, provenance);
    const before = here.seen.get(chat.key);
    if (before?.unread === chat.unread && before.last === chat.last) continue;
    here.seen.delete(chat.key);
    here.seen.set(chat.key, chat);
    changed(here);
  }
  if (here.book.size === 0 && total !== null && total !== here.total) {
    here.total = total;
    changed(here);
  }
  for (const key of here.seen.keys()) {
    if (here.seen.size <= mostSeen) break;
    here.seen.delete(key);
  }
}

function changed(here: Here): void {
  here.telling ??= setTimeout(() => {
    here.telling = undefined;
    if (here.signal.aborted) return;
    for (const run of here.listeners) run();
  }, pace.tellMs);
}

function pageOf(here: Here, { which, offset, limit }: ChatsAsk): HostResult<ChatsPage, never> {
  const byModules = here.book.size > 0;
  const chats = byModules ? here.book.all() : here.seen.values();
  const list = which === 'waiting' ? waitingChats(chats, Date.now()) : [...chats];
  const rows = list.slice(offset, offset + Math.min(limit, mostListed)).map(shown);
  const page = { extent: extentOf(here, byModules), count: list.length, offset, rows };
  return okFrom(page, here.provenance);
}

function extentOf(here: Here, byModules: boolean): ListExtent {
  const seen = byModules ? here.book.size : here.seen.size;
  const tier = byModules ? 'modules' : seen > 0 ? 'page' : 'none';
  return { tier, complete: here.complete, seen, total: here.total };
}

/** What others may know: not WhatsApp's own id, nor where the line stands. */
function shown({ key: _key, archived: _archived, place: _place, ...chat }: BookedChat): ListedChat {
  return chat;
}
