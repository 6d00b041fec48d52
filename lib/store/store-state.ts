import type { Connection } from './connection';
import type { DeltaIndex } from './delta-index';
import type { Head } from './head';
import type { Opened, PlacedRow, Quarantined } from './journal';
import type { Manifest } from './manifest';
import type { PlaceIndex } from './place-index';
import type { Sealer } from './sealer';

/** A row that opened and was refused, and the id it has in quarantine. */
export interface Misfit extends PlacedRow {
  readonly quarantineId: string;
}

/** What an open store knows without reading: where everything lies, never what is in it. */
export interface StoreState {
  readonly generation: number;
  readonly connection: Connection;
  readonly sealer: Sealer;
  readonly deltas: DeltaIndex;
  readonly places: PlaceIndex;
  readonly quarantine: Map<string, Quarantined>;
  /** Rows that opened and were refused, by table and id. */
  readonly misfits: Map<string, Misfit>;
  head: Head;
  manifest: Manifest;
  /** When finished commands were last looked through. */
  sweptAt: number;
}

/** Notes a record that does not open or does not belong, so that it is shown and can be discarded. */
export function quarantineRecord(
  quarantine: Map<string, Quarantined>,
  record: { readonly store: string; readonly key: string | number; readonly bytes: number },
  reason: Quarantined['reason'],
): void {
  const id = `${record.store}/${record.key}`;
  quarantine.set(id, { id, store: record.store, bytes: record.bytes, reason });
}

/** What whoever opened the store is told of it. */
export function openedOf({ head, generation, quarantine }: StoreState): Opened {
  return {
    clock: head.clock,
    head: head.head,
    generation,
    quarantined: [...quarantine.values()],
    erasing: head.erasing,
  };
}
