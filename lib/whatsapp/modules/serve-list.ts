import { chatCollection } from './capabilities';
import { chatLine } from './chat-line';
import type { Loader } from './loader';
import { modelsOf } from './reach';
import { watchChats } from './watch-chats';
import type { Primordials } from './primordials';

/** The chat list for the isolated script: in slices that never hold the page up, then what changes. */
export interface ListDesk {
  /** The next slice from this place in the list; from 0 it starts anew. */
  read(from: number): ListSlice;
  /** Forgets the list and stops listening. */
  rest(): void;
}

/** A slice of the list; `next` is where the following one begins, or the end. */
export interface ListSlice {
  readonly code: 'ok' | 'broken';
  readonly total: number;
  readonly next: number;
  readonly rows: string;
}

const mostChats = 50_000;
const mostRows = 200;
/** How long one slice may keep the page's thread. */
const sliceMs = 6;
const gatherMs = 250;
const broken: ListSlice = { code: 'broken', total: 0, next: 0, rows: '' };

/** Serves the list of one page; `say` tells lines of chats that have changed. */
export function createListDesk(own: Primordials, loader: Loader, say: (rows: string) => void): ListDesk {
  let chats: readonly unknown[] = [];
  let unwatch: (() => void) | undefined;
  const changed = new Map<string, unknown>();
  let waiting = false;

  const flush = (): void => {
    waiting = false;
    if (unwatch === undefined) return;
    const batch = [...changed].slice(0, mostRows);
    for (const [wid] of batch) changed.delete(wid);
    const lines = batch.map(([wid, chat]) => (chat === undefined ? wid : chatLine(loader, chat)));
    say(lines.filter((line) => line !== undefined).join('\n'));
    if (changed.size > 0) later();
  };
  const later = (): void => {
    if (waiting) return;
    waiting = true;
    own.later(flush, gatherMs);
  };
  const listen = (): void => {
    unwatch ??= watchChats(loader, (wid, chat) => {
      changed.set(wid, chat);
      later();
    });
  };

  return {
    read(from) {
      if (from === 0) {
        const collection = chatCollection(loader);
        if (collection === undefined) return broken;
        // Listening begins first, so that no change falls between.
        listen();
        chats = modelsOf(collection, mostChats);
      }
      const until = own.now() + sliceMs;
      const lines: string[] = [];
      let at = from;
      for (; at < chats.length && lines.length < mostRows && own.now() <= until; at += 1) {
        const line = chatLine(loader, chats[at]);
        if (line !== undefined) lines.push(line);
      }
      const total = chats.length;
      if (at >= total) chats = [];
      return { code: 'ok', total, next: at, rows: lines.join('\n') };
    },
    rest() {
      unwatch?.();
      unwatch = undefined;
      changed.clear();
      chats = [];
    },
  };
}
