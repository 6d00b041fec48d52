import type { Entity } from '@/lib/domain/shared/entity';
import type { PackedRows } from '@/lib/domain/shared/packed-rows';
import type { Table } from './table';
import { ValueIndex } from './value-index';

/** Tables whose rows belong to one contact and are indexed by it. */
export type ChildTable = 'notes' | 'followUps' | 'chats';

/** The rows of such a table by the contact that they name. */
export class ChildRows<T extends ChildTable> {
  readonly #index = new ValueIndex();
  readonly #table: Table<T>;
  readonly #changed: (id: string) => void;

  /** `changed` is told the id of each row that was put. */
  constructor(table: Table<T>, changed: (id: string) => void = () => undefined) {
    this.#table = table;
    this.#changed = changed;
  }

  /** Ids of the rows that name this very contact, deleted ones too. */
  idsOf(contactId: string): readonly string[] {
    return this.#index.get(contactId);
  }

  put(entity: Entity): boolean {
    const { id } = entity;
    const before = contactOf(this.#table.get(id));
    const taken = this.#table.put(entity);
    const after = contactOf(this.#table.get(id));
    if (before !== undefined && before !== after) this.#index.remove(before, id);
    if (after !== undefined) this.#index.add(after, id);
    this.#changed(id);
    return taken;
  }

  /** Takes rows as they lie together; answers which. */
  putPacked(rows: PackedRows, positions: readonly number[]): readonly number[] {
    const taken = this.#table.putPacked(rows, positions);
    const contactIds = rows.values('contactId');
    for (const at of taken) {
      const id = rows.ids[at] ?? '';
      const contactId = contactIds[at];
      if (typeof contactId === 'string') this.#index.add(contactId, id);
      this.#changed(id);
    }
    return taken;
  }
}

function contactOf(row: Entity | undefined): string | undefined {
  const contactId = row?.d['contactId'];
  return typeof contactId === 'string' ? contactId : undefined;
}
