import { catalogue, type HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import { hasShape, shapesOf, type Stored } from './stored';

/** One table in memory: rows by id, and the ids of what was erased. Rows are never changed, only replaced. */
export class Table<T extends HotTable> {
  readonly #shapes;
  readonly #rows = new Map<string, Stored<T>>();
  readonly #erased = new Map<string, Entity>();

  constructor(readonly name: T) {
    this.#shapes = shapesOf(name);
  }

  get(id: string): Stored<T> | undefined {
    return this.#rows.get(id);
  }

  /** The row, or what is left of an erased one: the thing that new operations meet. */
  find(id: string): Entity | undefined {
    return this.#rows.get(id) ?? this.#erased.get(id);
  }

  /** Replaces the row; refuses what does not have the shape of this table. */
  put(entity: Entity): boolean {
    if (entity.erased === true) {
      this.#rows.delete(entity.id);
      // Rows that never leave this computer need no mark against coming back, and their ids are used again.
      if (catalogue[this.name].scope === 'synced') this.#erased.set(entity.id, entity);
      return true;
    }
    if (!hasShape<T>(this.#shapes, entity)) return false;
    this.#rows.set(entity.id, entity);
    return true;
  }

  rows(): Iterable<Stored<T>> {
    return this.#rows.values();
  }

  /** The ids of the rows. */
  ids(): Iterable<string> {
    return this.#rows.keys();
  }

  /** Everything the store keeps of this table: rows, and what is left of erased ones. */
  *all(): Generator<Entity> {
    yield* this.#rows.values();
    yield* this.#erased.values();
  }

  get size(): number {
    return this.#rows.size;
  }
}
