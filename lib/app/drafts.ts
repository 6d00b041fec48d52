import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '@/lib/platform/clock';

const saveAfter = 300;

/** One text that was begun for one box of one chat. */
export interface Draft {
  readonly body: string;
  /** The worker holds exactly this text. */
  readonly kept: boolean;
}

interface Entry {
  body: string;
  contactId: string | undefined;
  /** What the worker is known to hold; unknown until it said so. */
  stored: string | undefined;
  inFlight: number;
  timer: AbortController | null;
}

export interface DraftTarget {
  readonly key: string;
  readonly contactId: string | undefined;
}

/** Saves a draft; says whether the worker wrote it. */
export type SaveDraft = (draft: DraftTarget & { readonly body: string }) => Promise<boolean>;

export interface HandedText {
  readonly body: string;
  /** The stored draft was seen here, so it may be emptied with the commit. */
  readonly seen: boolean;
}

/** Both texts, the older one first, unless one already holds the other. */
export function joined(older: string, newer: string): string {
  if (older === '' || newer.includes(older)) return newer;
  if (newer === '' || older.includes(newer)) return older;
  return `${older}\n${newer}`;
}

function stopTimer(entry: Entry): void {
  entry.timer?.abort();
  entry.timer = null;
}

/** All texts that were begun in this page; each belongs to its key and never shows under another. */
export class Drafts {
  /** What the boxes show, by key. */
  readonly texts: StoreApi<Readonly<Record<string, Draft>>> = createStore(() => ({}));
  readonly #entries = new Map<string, Entry>();
  readonly #save: SaveDraft;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;

  constructor(save: SaveDraft, clock: Clock, signal: AbortSignal) {
    this.#save = save;
    this.#clock = clock;
    this.#signal = signal;
  }

  /** A key was pressed in the box of this draft. */
  type(target: DraftTarget, body: string): void {
    const entry = this.#entryOf(target);
    entry.body = body;
    this.#later(target.key, entry);
    this.#show(target.key, entry);
  }

  /** The worker says what it holds. What was typed meanwhile is never thrown away. */
  learn(target: DraftTarget, stored: string): void {
    const entry = this.#entryOf(target);
    if (entry.inFlight > 0) return;
    const isFirst = entry.stored === undefined;
    const isUntouched = entry.timer === null && entry.body === (entry.stored ?? '');
    entry.stored = stored;
    if (isUntouched) entry.body = stored;
    else if (isFirst) this.type(target, joined(stored, entry.body));
    this.#show(target.key, entry);
  }

  /** Saves what is typed now, at blur and when the box goes. */
  flush(key: string): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined && entry.timer !== null) void this.#write(key, entry);
  }

  /** Saves everything before the page goes. */
  flushAll(): void {
    for (const [key, entry] of this.#entries) {
      if (entry.body !== entry.stored) void this.#write(key, entry, 'write');
    }
  }

  /** The same chat is now known under another key (it was saved): its text goes along, in front of what is there. */
  move(from: string, to: DraftTarget): void {
    const body = this.#entries.get(from)?.body ?? '';
    if (body === '' || from === to.key) return;
    this.type(to, joined(body, this.#entryOf(to).body));
    this.type({ key: from, contactId: undefined }, '');
    this.flush(to.key);
    this.flush(from);
  }

  /** Empties the box while `commit` writes its text elsewhere; when that fails the text comes back. */
  async hand(target: DraftTarget, commit: (text: HandedText) => Promise<boolean>): Promise<boolean> {
    const entry = this.#entryOf(target);
    const { body } = entry;
    const seen = entry.stored !== undefined;
    stopTimer(entry);
    entry.body = '';
    entry.inFlight += 1;
    this.#show(target.key, entry);
    const done = await commit({ body, seen });
    entry.inFlight -= 1;
    if (done && seen) entry.stored = '';
    if (!done) this.type(target, joined(body, entry.body));
    else if (entry.body !== '') this.#later(target.key, entry);
    this.#show(target.key, entry);
    return done;
  }

  /** After a wipe. */
  blank(): void {
    for (const entry of this.#entries.values()) stopTimer(entry);
    this.#entries.clear();
    this.texts.setState({}, true);
  }

  #entryOf({ key, contactId }: DraftTarget): Entry {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      known.contactId = contactId ?? known.contactId;
      return known;
    }
    const made: Entry = { body: '', contactId, stored: undefined, inFlight: 0, timer: null };
    this.#entries.set(key, made);
    return made;
  }

  #show(key: string, entry: Entry): void {
    const kept = entry.inFlight === 0 && entry.body === (entry.stored ?? '');
    const now = this.texts.getState()[key];
    if (now?.body === entry.body && now.kept === kept) return;
    this.texts.setState({ [key]: { body: entry.body, kept } });
  }

  /** Before the worker said what it holds, nothing is written: that would replace a text nobody has seen. */
  async #write(key: string, entry: Entry, unseen: 'wait' | 'write' = 'wait'): Promise<void> {
    stopTimer(entry);
    const { body, contactId, stored } = entry;
    if (body === stored || (stored === undefined && (unseen === 'wait' || body === ''))) return;
    entry.inFlight += 1;
    const written = await this.#save({ key, contactId, body });
    entry.inFlight -= 1;
    if (written) entry.stored = body;
    this.#show(key, entry);
  }

  #later(key: string, entry: Entry): void {
    stopTimer(entry);
    const timer = new AbortController();
    entry.timer = timer;
    const signal = AbortSignal.any([timer.signal, this.#signal]);
    this.#clock.after(saveAfter, () => void this.#write(key, entry), signal);
  }
}
