import type { Json } from '@/lib/domain/shared/json';
import type { PackedRows } from '@/lib/domain/shared/packed-rows';

/** A place on the shelf: which rows, and which of them. Small enough to be kept instead of the row. */
export type Slot = number;

const widest = 2 ** 12;

interface Shelved {
  readonly rows: PackedRows;
  /** How many of them were not taken out yet. */
  left: number;
}

/** Packed rows that nobody has asked for yet. What was taken out to the last row is let go of. */
export class PackedShelf {
  readonly #shelved: (Shelved | undefined)[] = [];

  /** Puts rows on the shelf, answers the slot of the first; nothing where they are too many to be kept so. */
  add(rows: PackedRows, used: number): Slot | undefined {
    if (rows.ids.length > widest) return undefined;
    return (this.#shelved.push({ rows, left: used }) - 1) * widest;
  }

  /** The rows and the position that a slot stands for. */
  at(slot: Slot): { readonly rows: PackedRows; readonly position: number } {
    return { rows: this.#of(slot).rows, position: slot % widest };
  }

  /** The value of a field of the row in a slot, without making the row. */
  value(slot: Slot, field: string): Json | undefined {
    const { rows } = this.#of(slot);
    const position = slot % widest;
    return rows.isSet(field) ? rows.entity(position).d[field] : rows.values(field)[position];
  }

  /** Says that a slot is not needed any more. */
  takeOut(slot: Slot): void {
    const shelved = this.#of(slot);
    shelved.left -= 1;
    if (shelved.left === 0) this.#shelved[Math.floor(slot / widest)] = undefined;
  }

  #of(slot: Slot): Shelved {
    const shelved = this.#shelved[Math.floor(slot / widest)];
    if (shelved === undefined) throw new RangeError(`Nothing is on the shelf at ${slot}.`);
    return shelved;
  }
}
