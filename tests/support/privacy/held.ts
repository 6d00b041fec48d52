import type { ColdTable, HotTable } from '@/lib/catalogue/catalogue';
import { coldTables, hotTables, type HeldData } from '@/lib/privacy/held-data';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import type { ColdEntry, PlacedRow } from '@/lib/store/journal';

/** A store in plain lists, for what reads stores. */
export interface PlainStore {
  readonly hot: Partial<Record<HotTable, readonly Entity[]>>;
  readonly cold: Partial<Record<ColdTable, readonly Entity[]>>;
  readonly misfits?: readonly PlacedRow[];
}

/** The entry a cold row is kept as: filed under its contact and time. */
export function coldEntry(table: ColdTable, entity: Entity): ColdEntry {
  const contactId = entity.d['contactId'];
  const at = entity.d['at'];
  return {
    table,
    contactId: typeof contactId === 'string' ? contactId : null,
    at: typeof at === 'number' ? at : 0,
    entity,
  };
}

export function heldFrom(store: PlainStore, batch = 3): HeldData {
  return {
    hot: (table) => store.hot[table] ?? [],
    misfits: () => store.misfits ?? [],
    async *cold(table, signal) {
      const rows = store.cold[table] ?? [];
      for (let at = 0; at < rows.length; at += batch) {
        signal.throwIfAborted();
        yield rows.slice(at, at + batch).map((entity) => coldEntry(table, entity));
      }
    },
  };
}

export function entity(id: string, d: { readonly [field: string]: Json } = {}): Entity {
  return { id, d, c: { '': '0'.repeat(28) } };
}

export const never: AbortSignal = new AbortController().signal;

/** Every row of a store with the table it is in. */
export function allRows(store: PlainStore): { table: HotTable | ColdTable; entity: Entity }[] {
  return [
    ...hotTables.flatMap(({ name }) => (store.hot[name] ?? []).map((row) => ({ table: name, entity: row }))),
    ...coldTables.flatMap(({ name }) =>
      (store.cold[name] ?? []).map((row) => ({ table: name, entity: row })),
    ),
  ];
}
