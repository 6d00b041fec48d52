import type { Confirmed, Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import type { PackedRows } from '@/lib/domain/shared/packed-rows';
import type { Stamp } from '@/lib/domain/shared/stamp';
import type { Column, SetCell } from './column';

/** The stamps of a row by number: one for every field, or each field followed by its own. */
export type StampCell = number | readonly (string | number)[];

/** What a page of columns was found to hold. */
export interface Columns {
  readonly ids: readonly string[];
  readonly columns: ReadonlyMap<string, Column>;
  readonly stamps: readonly Stamp[];
  readonly rowStamps: readonly StampCell[];
  readonly erased: ReadonlySet<number>;
  readonly confirmed: ReadonlyMap<number, Confirmed>;
}

const none: readonly never[] = [];

/** Rows as a page of columns holds them, checked when they were unpacked. */
export class ColumnRows implements PackedRows {
  readonly ids: readonly string[];
  readonly #page: Columns;

  constructor(page: Columns) {
    this.ids = page.ids;
    this.#page = page;
  }

  isErased(position: number): boolean {
    return this.#page.erased.size > 0 && this.#page.erased.has(position);
  }

  values(field: string): readonly (Json | undefined)[] {
    const column = this.#page.columns.get(field);
    if (column?.kind === 'own-id') return this.ids.map((id, at) => (this.isErased(at) ? undefined : id));
    return column?.kind === 'values' ? column.cells : none;
  }

  isSet(field: string): boolean {
    const kind = this.#page.columns.get(field)?.kind;
    return kind === 'set' || kind === 'single';
  }

  elements(field: string, position: number): readonly string[] {
    const column = this.#page.columns.get(field);
    if (column?.kind === 'single') {
      const only = column.elements[position];
      return typeof only === 'string' ? [only] : none;
    }
    const cell = column?.kind === 'set' ? column.cells[position] : undefined;
    if (cell === undefined || cell.length === 0) return none;
    const elements: string[] = [];
    for (let at = 0; at < cell.length; at += 2) elements.push(String(cell[at]));
    return elements;
  }

  entity(position: number): Entity {
    const { columns, rowStamps, confirmed } = this.#page;
    const id = this.ids[position];
    if (id === undefined) throw new RangeError(`There is no row at ${position}.`);
    const on = confirmed.get(position);
    const place = on === undefined ? {} : { on };
    if (this.isErased(position)) return { id, d: {}, c: {}, erased: true, ...place };
    const fields: [string, Json][] = [];
    for (const [field, column] of columns) {
      const value = column.kind === 'own-id' ? id : this.#valueOf(column, position);
      if (value !== undefined) fields.push([field, value]);
    }
    // Made of entries: a field or an element may be called `__proto__`.
    return { id, d: Object.fromEntries(fields), c: this.#stampsOf(rowStamps[position] ?? none), ...place };
  }

  #valueOf(column: Exclude<Column, { kind: 'own-id' }>, position: number): Json | undefined {
    if (column.kind === 'values') return column.cells[position];
    if (column.kind === 'single') {
      const only = column.elements[position];
      return typeof only === 'string'
        ? this.#setOf([only, column.stamps[position] ?? 0])
        : only === 0
          ? {}
          : undefined;
    }
    const cell = column.cells[position];
    return cell === undefined ? undefined : this.#setOf(cell);
  }

  #setOf(cell: SetCell): Json {
    const elements: [string, readonly Stamp[]][] = [];
    for (let at = 0; at < cell.length; at += 2) {
      const dots = cell[at + 1];
      const numbers = typeof dots === 'object' ? dots : [dots];
      elements.push([String(cell[at]), numbers.map((each) => this.#stamp(each))]);
    }
    return Object.fromEntries(elements);
  }

  #stampsOf(cell: StampCell): Entity['c'] {
    if (typeof cell === 'number') return { '': this.#stamp(cell) };
    const stamps: [string, Stamp][] = [];
    for (let at = 0; at < cell.length; at += 2) stamps.push([String(cell[at]), this.#stamp(cell[at + 1])]);
    return Object.fromEntries(stamps);
  }

  #stamp(number: string | number | undefined): Stamp {
    const stamp = typeof number === 'number' ? this.#page.stamps[number] : undefined;
    if (stamp === undefined) throw new RangeError(`There is no stamp ${number}.`);
    return stamp;
  }
}
