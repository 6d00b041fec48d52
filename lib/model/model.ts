import type { HotTable } from '@/lib/catalogue/catalogue';
import type { Identity } from '@/lib/domain/contact/identity';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import type { PackedRows } from '@/lib/domain/shared/packed-rows';
import { ChildRows, type ChildTable } from './child-rows';
import { ContactRows } from './contact-rows';
import { nameKey } from './name-key';
import { OrderedIds } from './ordered-ids';
import type { People } from './people';
import type { Stored } from './stored';
import { Table } from './table';

const mostLists = 8;

/**
 * The tables in memory with the indexes that the catalogue declares, and the orders that screens ask for.
 * Deleted contacts, and those being erased, are in the tables but not in orders, counts or look-ups. Merged ones are
 * put together there as one person under the id of one of them, and every other id of the person leads to it.
 */
export class Model {
  readonly tables = {
    contacts: new Table('contacts'),
    chats: new Table('chats'),
    notes: new Table('notes'),
    labels: new Table('labels'),
    followUps: new Table('followUps'),
    drafts: new Table('drafts'),
    settings: new Table('settings'),
    consents: new Table('consents'),
    keptOut: new Table('keptOut'),
  } satisfies { [T in HotTable]: Table<T> };

  readonly #contacts = new ContactRows(this.tables.contacts, (id) => this.#touch(id));
  readonly #children = {
    notes: new ChildRows(this.tables.notes),
    followUps: new ChildRows(this.tables.followUps, (id) => this.byDue.touch(id)),
    chats: new ChildRows(this.tables.chats),
  };
  readonly #worked = new Map<string, { readonly version: number; readonly value: readonly string[] }>();
  #version = 0;
  /** Visible contacts by name. */
  readonly byName = new OrderedIds({
    ids: () => this.tables.contacts.ids(),
    keyOf: (id) => {
      const name = this.listedValue(id, 'name');
      return typeof name === 'string' ? nameKey(name) : undefined;
    },
  });
  /** Visible contacts, the last one worked on first. */
  readonly byRecent = new OrderedIds({
    ids: () => this.tables.contacts.ids(),
    keyOf: (id) => {
      const at = this.listedValue(id, 'lastActivityAt') ?? this.listedValue(id, 'createdAt');
      return typeof at === 'number' ? -at : undefined;
    },
  });
  /** Open follow-ups of visible contacts by the time they are due. */
  readonly byDue = new OrderedIds({
    ids: () => this.tables.followUps.ids(),
    keyOf: (id) => {
      const followUp = this.followUp(id);
      return typeof followUp?.d.doneAt === 'number' ? undefined : followUp?.d.dueAt;
    },
  });

  /** The contacts as people: merged ones together. */
  get people(): People {
    return this.#contacts.people;
  }

  /** Grows with every change; what was worked out at another version is out of date. */
  get version(): number {
    return this.#version;
  }

  /** A list of ids worked out once for each state of the model, for the few lists that are on screens. */
  list(key: string, make: () => readonly string[]): readonly string[] {
    const held = this.#worked.get(key);
    if (held?.version === this.#version) return held.value;
    this.#worked.delete(key);
    const [oldest] = this.#worked.keys();
    if (oldest !== undefined && this.#worked.size >= mostLists) this.#worked.delete(oldest);
    const value = make();
    this.#worked.set(key, { version: this.#version, value });
    return value;
  }

  /** How many contacts are to be seen. */
  get visible(): number {
    return this.#contacts.counts.visible;
  }

  get samples(): number {
    return this.#contacts.counts.samples;
  }

  /** Ids of the contacts whose erasure was begun. */
  get hidden(): ReadonlySet<string> {
    return this.#contacts.hidden;
  }

  /** Everything the store keeps of a table, with what is deleted, hidden or left of erased rows. */
  hot(table: HotTable): Iterable<Entity> {
    return this.tables[table].all();
  }

  /** Puts a whole row in place of the one there was; refuses a row that does not have its table's shape. */
  put(table: HotTable, entity: Entity): boolean {
    this.#version += 1;
    if (table === 'contacts') return this.#contacts.put(entity);
    if (table === 'notes' || table === 'followUps' || table === 'chats')
      return this.#children[table].put(entity);
    return this.tables[table].put(entity);
  }

  /** Puts rows as they lie together; those that it does not answer were left out and are to be put one by one. */
  putPacked(table: HotTable, rows: PackedRows, positions: readonly number[]): readonly number[] {
    this.#version += 1;
    if (table === 'contacts') return this.#contacts.putPacked(rows, positions);
    if (table === 'notes' || table === 'followUps' || table === 'chats') {
      return this.#children[table].putPacked(rows, positions);
    }
    return [];
  }

  /** Does a short piece of what is left to do after loading; answers whether there is more. Who asks need not wait. */
  settleSome(): boolean {
    return this.#contacts.settleSome();
  }

  /** Takes a contact out of everything that is shown, or gives it back, without changing any row. */
  hide(contactId: string, hidden: boolean): void {
    this.#contacts.hide(contactId, hidden);
    this.#version += 1;
  }

  /** Says whether the erasure of this contact, or of one merged with it, was begun. */
  isHidden(contactId: string): boolean {
    return this.#contacts.isHidden(contactId);
  }

  isVisible(contact: Stored<'contacts'> | undefined): contact is Stored<'contacts'> {
    return this.#contacts.isVisible(contact);
  }

  /** The person this contact is or was merged with, if they are to be seen; their id may be another one. */
  contact(id: string): Stored<'contacts'> | undefined {
    const contact = this.people.whole(id);
    return this.isVisible(contact) ? contact : undefined;
  }

  note(id: string): Stored<'notes'> | undefined {
    return this.#seen(this.tables.notes.get(id));
  }

  followUp(id: string): Stored<'followUps'> | undefined {
    return this.#seen(this.tables.followUps.get(id));
  }

  label(id: string): Stored<'labels'> | undefined {
    const label = this.tables.labels.get(id);
    return typeof label?.d.deletedAt === 'number' ? undefined : label;
  }

  /** People that hold this identity, to be seen or not, each once. */
  holders(identity: Identity): readonly Stored<'contacts'>[] {
    return this.#contacts.holders(identity);
  }

  /** Visible contacts that hold this identity. */
  contactsWith(identity: Identity): readonly Stored<'contacts'>[] {
    return this.holders(identity).filter((contact) => this.isVisible(contact));
  }

  isLabelled(contactId: string, labelId: string): boolean {
    return this.#contacts.counts.labelled.has(labelId, contactId);
  }

  /** Tells contacts with the label from others, quickly, until the next change. */
  isLabelledWith(labelId: string): (contactId: string) => boolean {
    return this.#contacts.counts.labelled.holder(labelId);
  }

  /** Contacts that carry the label, to be seen or not. */
  labelled(labelId: string): readonly string[] {
    return this.#contacts.counts.labelled.get(labelId);
  }

  /** How many visible contacts carry the label. */
  labelCount(labelId: string): number {
    return this.#contacts.counts.withLabel(labelId);
  }

  /** Ids of the rows that name this very contact, deleted ones too. */
  childIds(table: ChildTable, contactId: string): readonly string[] {
    return this.#children[table].idsOf(contactId);
  }

  notesOf(contactId: string): readonly Stored<'notes'>[] {
    return this.#rowIdsOf('notes', contactId).flatMap((id) => this.note(id) ?? []);
  }

  followUpsOf(contactId: string): readonly Stored<'followUps'>[] {
    return this.#rowIdsOf('followUps', contactId).flatMap((id) => this.followUp(id) ?? []);
  }

  chatsOf(contactId: string): readonly Stored<'chats'>[] {
    return this.#rowIdsOf('chats', contactId).flatMap((id) => this.#seen(this.tables.chats.get(id)) ?? []);
  }

  #rowIdsOf(table: ChildTable, contactId: string): readonly string[] {
    return this.people.idsOf(contactId).flatMap((id) => this.childIds(table, id));
  }

  #seen<S extends Stored<'notes'> | Stored<'followUps'> | Stored<'chats'>>(
    row: S | undefined,
  ): S | undefined {
    if (row === undefined || typeof row.d.deletedAt === 'number') return undefined;
    return this.contact(row.d.contactId) === undefined ? undefined : row;
  }

  /** The person of this id, where it is the id that stands for it and they are to be seen. */
  #listed(id: string): Stored<'contacts'> | undefined {
    const contact = this.contact(id);
    return contact?.id === id ? contact : undefined;
  }

  /** What a field of a person in a list holds; the row of one that nothing was merged with need not be made for it. */
  listedValue(id: string, field: string): Json | undefined {
    if (this.#contacts.isSeenAlone(id)) return this.tables.contacts.value(id, field);
    return this.people.isAlone(id) ? undefined : this.#listed(id)?.d[field];
  }

  #touch(contactId: string): void {
    if (!this.byName.isMade && !this.byRecent.isMade && !this.byDue.isMade) return;
    this.byName.touch(contactId);
    this.byRecent.touch(contactId);
    for (const id of this.childIds('followUps', contactId)) this.byDue.touch(id);
  }
}
