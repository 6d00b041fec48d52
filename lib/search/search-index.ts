import type { HotTable } from '@/lib/catalogue/catalogue';
import { fold } from '@/lib/domain/text/fold';
import type { Model } from '@/lib/model/model';
import type { Stored } from '@/lib/model/stored';
import type { Clock } from '@/lib/platform/clock';
import {
  looksSame,
  packedContact,
  packedNote,
  searchableContact,
  searchableNote,
  type Searchable,
} from './documents';
import { findAll, type Hit } from './find';
import { InvertedIndex } from './inverted-index';
import { tokensOfFolded } from './tokens';

/** How long the index may work before other events are let in. */
const sliceMs = 8;
const rowsBetweenLooks = 64;
/** From this many dead documents on, when they are a quarter of all, the index is made anew. */
const manyDead = 5_000;

export interface Found {
  readonly contacts: readonly string[];
  readonly notes: readonly string[];
}

/** Finds contacts and notes by what was typed. Lives in memory only; made from the model after each start. */
export class SearchIndex {
  #index = new InvertedIndex();
  #building = true;

  /** `model` holds the rows; the index only knows where to find them. */
  constructor(readonly model: Model) {}

  /** True until every row is in the index. */
  get building(): boolean {
    return this.#building;
  }

  /** Makes the index from the model in short slices, so that commands and questions get their turn between them. */
  async build(clock: Clock, signal: AbortSignal): Promise<void> {
    this.#building = true;
    const index = this.#index;
    const { contacts, notes } = this.model.tables;
    let since = clock.now();
    for (const table of [contacts, notes]) {
      const ids = [...table.ids()];
      for (const [position, id] of ids.entries()) {
        if (position % rowsBetweenLooks === 0 && clock.now() - since >= sliceMs) {
          await clock.breathe();
          if (signal.aborted || index !== this.#index) return;
          since = clock.now();
        }
        // What was changed meanwhile is in the index already.
        if (!index.has(id)) this.#file(table.name, id);
      }
    }
    index.terms.sort();
    index.phones.sort();
    this.#building = false;
  }

  /** Changes a row of the model through `put` and takes the change into account. */
  around(table: HotTable, id: string, put: () => void): void {
    if (table !== 'contacts' && table !== 'notes') {
      put();
      return;
    }
    const people = this.model.people;
    const merged = table === 'contacts' ? people.idsOf(id) : [id];
    const before = this.#index.has(id) ? this.#searchable(table, id) : undefined;
    put();
    this.#refile(table, id, before);
    if (table === 'notes') return;
    // Merging and separating change what is found of each.
    for (const other of new Set([...merged, ...people.idsOf(id)])) {
      if (other !== id) this.#refile(table, other, undefined);
    }
  }

  #refile(table: 'contacts' | 'notes', id: string, before: Searchable | undefined): void {
    const after = this.#searchable(table, id);
    if (after === undefined) this.#index.remove(id);
    else if (before === undefined || !looksSame(before, after)) this.#index.put(after);
  }

  /** Says whether so much was changed that the index should be made anew when there is time. */
  get isWorn(): boolean {
    return this.#index.dead > manyDead && this.#index.dead * 4 > this.#index.size;
  }

  /** Starts over with an empty index; `build` fills it. */
  clear(): void {
    this.#index = new InvertedIndex();
    this.#building = true;
  }

  /** The best rows, best first; only rows that are to be seen. */
  find(text: string, limit: number): Found {
    const hits = findAll(this.#index, text);
    const runs = tokensOfFolded(fold(text)).filter((token) => token.kind === 'run' && token.text.length > 2);
    const isRight = (kind: Searchable['kind'], id: string) => {
      if (runs.length === 0) return true;
      const row = this.#searchable(kind === 'note' ? 'notes' : 'contacts', id);
      return runs.every((run) => row?.texts.some((each) => fold(each.text).includes(run.text)) === true);
    };
    const best = (kind: Searchable['kind']) => this.#best(hits, { kind, limit, isRight });
    return { contacts: best('contact'), notes: best('note') };
  }

  #best(
    hits: readonly Hit[],
    {
      kind,
      limit,
      isRight,
    }: {
      kind: Searchable['kind'];
      limit: number;
      isRight: (kind: Searchable['kind'], id: string) => boolean;
    },
  ): readonly string[] {
    const top: (Hit & { readonly id: string })[] = [];
    for (const hit of hits) {
      const doc = this.#index.doc(hit.doc);
      if (doc?.kind !== kind) continue;
      const last = top.at(-1);
      if (top.length === limit && last !== undefined && !isBetter(hit, last)) continue;
      if (!this.#isVisible(kind, doc.id) || !isRight(kind, doc.id)) continue;
      const at = top.findIndex((each) => isBetter(hit, each));
      top.splice(at === -1 ? top.length : at, 0, { ...hit, id: doc.id });
      top.length = Math.min(top.length, limit);
    }
    return top.map((each) => each.id);
  }

  #file(table: 'contacts' | 'notes', id: string): void {
    const searchable = this.#searchable(table, id);
    if (searchable !== undefined) this.#index.put(searchable);
  }

  #searchable(table: 'contacts' | 'notes', id: string): Searchable | undefined {
    const packed = table === 'notes' || this.model.people.isAlone(id) ? this.#packed(table, id) : undefined;
    if (packed !== undefined) return packed === 'deleted' ? undefined : packed;
    if (table === 'notes') return fromNote(this.model.tables.notes.get(id));
    const contact = this.model.people.whole(id);
    // Of a merged person the contact that stands for it is found, with what all of them hold.
    return contact?.id !== id || typeof contact.d.deletedAt === 'number'
      ? undefined
      : searchableContact(contact);
  }

  /** A row that lies packed is read as it lies: looking through all of them must not make all of them. */
  #packed(table: 'contacts' | 'notes', id: string): Searchable | 'deleted' | undefined {
    const packed = this.model.tables[table].packed(id);
    if (packed === undefined) return undefined;
    const { rows, position } = packed;
    if (typeof rows.values('deletedAt')[position] === 'number') return 'deleted';
    return table === 'notes' ? packedNote(rows, position) : packedContact(rows, position);
  }

  #isVisible(kind: Searchable['kind'], id: string): boolean {
    return (kind === 'note' ? this.model.note(id) : this.model.contact(id)) !== undefined;
  }
}

function isBetter(a: Hit, b: Hit): boolean {
  return a.score === b.score ? a.doc > b.doc : a.score > b.score;
}

function fromNote(note: Stored<'notes'> | undefined): Searchable | undefined {
  return note === undefined || typeof note.d.deletedAt === 'number' ? undefined : searchableNote(note);
}
