import type { Identity } from '@/lib/domain/contact/identity';
import type { Entity } from '@/lib/domain/shared/entity';
import type { PackedRows } from '@/lib/domain/shared/packed-rows';
import { IdentityIndex } from './identity-index';
import { isTrashed } from './merged-person';
import { People } from './people';
import { PersonCounts } from './person-counts';
import type { Stored } from './stored';
import type { Table } from './table';

type Contact = Stored<'contacts'>;

/** The rows of contacts as people: which are one, which are to be seen, and what each holds; kept right row by row. */
export class ContactRows {
  readonly people: People;
  readonly counts = new PersonCounts();
  readonly hidden = new Set<string>();
  readonly #identities = new IdentityIndex();
  readonly #table: Table<'contacts'>;
  readonly #changed: (id: string) => void;

  /** `changed` is told the id of each contact that may look or sort otherwise now. */
  constructor(table: Table<'contacts'>, changed: (id: string) => void) {
    this.#table = table;
    this.#changed = changed;
    this.people = new People((id) => table.get(id));
  }

  isHidden(id: string): boolean {
    return this.hidden.size > 0 && this.people.idsOf(id).some((each) => this.hidden.has(each));
  }

  isVisible(contact: Contact | undefined): contact is Contact {
    return contact !== undefined && !isTrashed(contact) && !this.isHidden(contact.id);
  }

  /** People that hold this identity, to be seen or not, each once. */
  holders(identity: Identity): readonly Contact[] {
    const [first, ...others] = this.#identities
      .holders(identity)
      .flatMap((id) => this.people.whole(id) ?? []);
    if (first === undefined) return [];
    return others.length === 0 ? [first] : [...new Set([first, ...others])];
  }

  /** Does some of what can wait until the first answers were given; answers whether there is more. */
  settleSome(): boolean {
    return this.#identities.fileSome();
  }

  hide(id: string, hidden: boolean): void {
    this.#around(this.people.around(id, null), () => {
      if (hidden) this.hidden.add(id);
      else this.hidden.delete(id);
    });
  }

  put(entity: Entity): boolean {
    const { id } = entity;
    const into = entity.d['mergedInto'];
    if (typeof into !== 'string' && this.people.isAlone(id)) return this.#putAlone(entity);
    let taken = false;
    this.#around(this.people.around(id, typeof into === 'string' ? into : null), () => {
      taken = this.#putRow(entity);
    });
    return taken;
  }

  /** Takes rows as they lie together, but for those that were merged, which have others to think of; answers which. */
  putPacked(rows: PackedRows, positions: readonly number[]): readonly number[] {
    const into = rows.values('mergedInto');
    const alone = positions.filter(
      (at) => typeof into[at] !== 'string' && this.people.isAlone(rows.ids[at] ?? ''),
    );
    const taken = this.#table.putPacked(rows, alone);
    const deleted = rows.values('deletedAt');
    this.#identities.addPacked(rows, taken);
    this.counts.learnPacked(
      rows,
      taken,
      (at) => typeof deleted[at] !== 'number' && !this.hidden.has(rows.ids[at] ?? ''),
    );
    for (const at of taken) this.#changed(rows.ids[at] ?? '');
    return taken;
  }

  /** Says whether this is a contact to be seen that nothing was merged with, without making its row. */
  isSeenAlone(id: string): boolean {
    return (
      this.people.isAlone(id) &&
      !this.hidden.has(id) &&
      this.#table.has(id) &&
      typeof this.#table.value(id, 'deletedAt') !== 'number'
    );
  }

  /** The same for a contact that nothing was merged with, as fast as 100,000 of them ask for. */
  #putAlone(entity: Entity): boolean {
    const before = this.#table.get(entity.id);
    if (before !== undefined) this.counts.forget(before, this.isVisible(before));
    const taken = this.#putRow(entity);
    const after = this.#table.get(entity.id);
    if (after !== undefined) this.counts.learn(after, this.isVisible(after));
    this.#changed(entity.id);
    return taken;
  }

  /** Takes a change of links and rows around these ids into account; a person may fall apart or come together. */
  #around(ids: readonly string[], change: () => void): void {
    for (const unit of this.#units(ids)) this.counts.forget(unit, this.isVisible(unit));
    change();
    this.people.forget(ids);
    for (const unit of this.#units(ids)) this.counts.learn(unit, this.isVisible(unit));
    for (const id of ids) this.#changed(id);
  }

  /** What stands by itself among these ids: people, and contacts in the trash. */
  #units(ids: readonly string[]): Iterable<Contact> {
    const units = new Map<string, Contact>();
    for (const id of ids) {
      const unit = this.people.whole(id);
      if (unit !== undefined) units.set(unit.id, unit);
    }
    return units.values();
  }

  #putRow(entity: Entity): boolean {
    const before = this.#table.get(entity.id);
    if (before !== undefined) this.#identities.remove(before);
    const taken = this.#table.put(entity);
    const after = this.#table.get(entity.id);
    if (after !== undefined) this.#identities.add(after);
    this.people.link(entity.id, after?.d.mergedInto);
    return taken;
  }
}
