import type { ChoiceField } from '@/lib/domain/contact/merged-fields';
import { MergeLinks } from './merge-links';
import { holderOf, isTrashed, mergedPerson, personRows } from './merged-person';
import type { Stored } from './stored';

type Contact = Stored<'contacts'>;

/** The contacts as people: rows that were merged are put together on read, and every id of theirs leads to the person. */
export class People {
  readonly #links = new MergeLinks();
  /** People of several rows, by each of their ids. */
  readonly #put = new Map<string, Contact>();
  readonly #rows;

  constructor(row: (id: string) => Contact | undefined) {
    this.#rows = { links: this.#links, row };
  }

  /** Says whether anything was merged with this contact; for nearly every one nothing was. */
  isAlone(id: string): boolean {
    return !this.#links.touches(id);
  }

  /** The person this contact is or was merged with; one in the trash stands by itself. */
  whole(id: string): Contact | undefined {
    const contact = this.#rows.row(id);
    if (contact === undefined || this.isAlone(id) || isTrashed(contact)) return contact;
    const held = this.#put.get(id);
    if (held !== undefined) return held;
    const rows = personRows(this.#rows, id);
    if (rows === undefined) return contact;
    const person = rows.live.length === 1 ? rows.live[0] : mergedPerson(this.#rows, rows);
    for (const row of rows.live) this.#put.set(row.id, person);
    return person;
  }

  /** The stored rows of a person, the one that stands for it first; the row alone where it is in the trash. */
  rowsOf(id: string): readonly Contact[] {
    const contact = this.#rows.row(id);
    if (contact === undefined) return [];
    if (this.isAlone(id) || isTrashed(contact)) return [contact];
    return personRows(this.#rows, id)?.live ?? [contact];
  }

  /** Every id of the person. */
  idsOf(id: string): readonly string[] {
    return this.isAlone(id) ? [id] : this.rowsOf(id).map((row) => row.id);
  }

  /** The row that nothing leads on from: a link of the whole person is kept on it. */
  rootOf(id: string): string {
    return this.isAlone(id) ? id : (personRows(this.#rows, id)?.root ?? id);
  }

  /** The id of the row whose value of this field stands for the person. */
  holderOf(id: string, field: ChoiceField): string {
    const [head] = this.rowsOf(id);
    return head === undefined ? id : holderOf(this.#rows, head, field).id;
  }

  /** Every id whose person may become another one when this row leads to `into` from now on. */
  around(id: string, into: string | null | undefined): readonly string[] {
    const near = this.#links.around(id);
    return typeof into === 'string' ? [...new Set([...near, ...this.#links.around(into)])] : near;
  }

  /** Notes where a row leads to now. */
  link(id: string, into: string | null | undefined): void {
    this.#links.set(id, into ?? undefined);
  }

  /** Puts the people of these ids together anew when somebody asks. */
  forget(ids: readonly string[]): void {
    for (const id of ids) this.#put.delete(id);
  }
}
