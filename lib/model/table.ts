import { catalogue, type HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Json, JsonObject } from '@/lib/domain/shared/json';
import type { PackedRows } from '@/lib/domain/shared/packed-rows';
import { PackedShelf, type Slot } from './packed-shelf';
import { fitting, hasShape, shapesOf, type Stored } from './stored';

/**
 * One table in memory: rows by id, and the ids of what was erased. Rows are never changed, only replaced. A row that
 * came packed is made when somebody asks for it, and is the same object from then on.
 */
export class Table<T extends HotTable> {
  readonly #shapes;
  readonly #rows = new Map<string, Stored<T> | Slot>();
  readonly #shelf = new PackedShelf();
  readonly #erased = new Map<string, Entity>();

  constructor(readonly name: T) {
    this.#shapes = shapesOf(name);
  }

  get(id: string): Stored<T> | undefined {
    const held = this.#rows.get(id);
    if (typeof held !== 'number') return held;
    const row = this.#unpacked(held);
    this.#rows.set(id, row);
    this.#shelf.takeOut(held);
    return row;
  }

  has(id: string): boolean {
    return this.#rows.has(id);
  }

  /** The value of a field that is no set, without making the row: for looking through all of them. */
  value(id: string, field: string): Json | undefined {
    const held = this.#rows.get(id);
    return typeof held === 'number' ? this.#shelf.value(held, field) : held?.d[field];
  }

  /** Whether a set field may hold an element, without making the row: where it says no, it holds none. */
  mayHold(id: string, field: string, element: string): boolean {
    const packed = this.packed(id);
    return packed === undefined || packed.rows.elements(field, packed.position).includes(element);
  }

  /** Which fields that this table requires are not among these. */
  lacking(fields: JsonObject): readonly string[] {
    return this.#shapes.flatMap(({ field, required }) =>
      required && fields[field] === undefined ? [field] : [],
    );
  }

  /** The row as it lies packed, where nobody has asked for it yet. */
  packed(id: string): { readonly rows: PackedRows; readonly position: number } | undefined {
    const held = this.#rows.get(id);
    return typeof held === 'number' ? this.#shelf.at(held) : undefined;
  }

  /** The row, or what is left of an erased one: the thing that new operations meet. */
  find(id: string): Entity | undefined {
    return this.get(id) ?? this.#erased.get(id);
  }

  /** Replaces the row; refuses what does not have the shape of this table. */
  put(entity: Entity): boolean {
    if (entity.erased === true) {
      this.#letGo(entity.id);
      this.#rows.delete(entity.id);
      // Rows that never leave this computer need no mark against coming back, and their ids are used again.
      if (catalogue[this.name].scope === 'synced') this.#erased.set(entity.id, entity);
      return true;
    }
    if (!hasShape<T>(this.#shapes, entity)) return false;
    this.#letGo(entity.id);
    this.#rows.set(entity.id, entity);
    return true;
  }

  /** Takes those of the rows at these positions that are new and surely have the right shape; answers which. */
  putPacked(rows: PackedRows, positions: readonly number[]): readonly number[] {
    const taken = fitting(this.#shapes, rows, positions).filter((at) => !this.#rows.has(rows.ids[at] ?? ''));
    const slot = taken.length === 0 ? undefined : this.#shelf.add(rows, taken.length);
    if (slot === undefined) return [];
    for (const at of taken) this.#rows.set(rows.ids[at] ?? '', slot + at);
    return taken;
  }

  /** Each row, made for this walk alone where nobody has asked for it before. */
  *rows(): Generator<Stored<T>> {
    for (const held of this.#rows.values()) yield typeof held === 'number' ? this.#unpacked(held) : held;
  }

  /** The ids of the rows. */
  ids(): Iterable<string> {
    return this.#rows.keys();
  }

  /** Everything the store keeps of this table: rows, and what is left of erased ones. */
  *all(): Generator<Entity> {
    yield* this.rows();
    yield* this.#erased.values();
  }

  get size(): number {
    return this.#rows.size;
  }

  #unpacked(slot: Slot): Stored<T> {
    const { rows, position } = this.#shelf.at(slot);
    const entity = rows.entity(position);
    if (!hasShape<T>(this.#shapes, entity)) throw new TypeError(`A packed row is not one of ${this.name}.`);
    return entity;
  }

  #letGo(id: string): void {
    const held = this.#rows.get(id);
    if (typeof held === 'number') this.#shelf.takeOut(held);
  }
}
