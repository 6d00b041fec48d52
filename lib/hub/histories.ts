import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { parsePast, type Past } from '@/lib/model/past';
import type { ColdEntry, Journal, StoreCode } from '@/lib/store/journal';

const mostContacts = 8;
const mostPlaces = 5_000;

/** History as it is needed: read by contact, kept for the last few, so that a timeline on screen costs no reading. */
export class Histories {
  readonly #journal: Journal;
  readonly #byContact = new Map<string | null, readonly Past[]>();
  /** Under which contact a command is filed. */
  readonly #places = new Map<string, string | null>();
  #version = 0;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** What was done to a contact (or to none), oldest first. */
  async of(contactId: string | null): Promise<Result<readonly Past[], StoreCode>> {
    for (;;) {
      const held = this.#byContact.get(contactId);
      if (held !== undefined) return ok(held);
      const version = this.#version;
      const read = await this.#journal.cold({ table: 'history', contactId });
      if (!read.ok) return read;
      // Something was written while we read: read again, or that entry would be missing.
      if (version !== this.#version) continue;
      this.#keep(
        contactId,
        read.value.flatMap((entity) => parsePast(entity) ?? []),
      );
    }
  }

  /** Finds one command, wherever it is filed. */
  async find(command: string, signal: AbortSignal): Promise<Result<Past | null, StoreCode>> {
    const place = this.#places.get(command);
    if (place === undefined) return this.#search(command, signal);
    const history = await this.of(place);
    if (!history.ok) return history;
    return ok(history.value.find((past) => past.id === command) ?? null);
  }

  /** Takes what was just written into account. */
  remember(past: Past): void {
    this.#version += 1;
    this.#place(past);
    const held = this.#byContact.get(past.contactId);
    if (held === undefined) return;
    this.#byContact.set(past.contactId, [...held.filter((each) => each.id !== past.id), past].sort(byTime));
  }

  /** Forgets everything: after an erasure what was read may be gone. */
  clear(): void {
    this.#version += 1;
    this.#byContact.clear();
    this.#places.clear();
  }

  async #search(command: string, signal: AbortSignal): Promise<Result<Past | null, StoreCode>> {
    let found: ColdEntry | undefined;
    try {
      for await (const batch of this.#journal.coldAll('history', signal)) {
        found = batch.find((entry) => entry.entity.id === command);
        if (found !== undefined) break;
      }
    } catch {
      // The walk stops when the store is closed under it; asking again later is right.
      return failed('closed');
    }
    if (found === undefined) return ok(null);
    this.#places.set(command, found.contactId);
    return this.find(command, signal);
  }

  #keep(contactId: string | null, history: readonly Past[]): void {
    this.#byContact.set(contactId, [...history].sort(byTime));
    for (const past of history) this.#place(past);
    trim(this.#byContact, mostContacts);
  }

  #place(past: Past): void {
    this.#places.set(past.id, past.contactId);
    trim(this.#places, mostPlaces);
  }
}

function byTime(a: Past, b: Past): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

function trim<K, V>(map: Map<K, V>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
