import type { HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { PackedRows } from '@/lib/domain/shared/packed-rows';
import type { Connection } from './connection';
import { isSealedRecord } from './database';
import type { Quarantined } from './journal';
import { decodeContent, type Content } from './page-codec';
import type { Bytes, Sealer } from './sealer';
import { quarantineRecord } from './store-state';
import { StoreFailure } from './store-failure';

/** What reading the store needs: where from, how to open, whom to give the rows, where to note what does not open. */
export interface Loading {
  readonly connection: Connection;
  readonly sealer: Sealer;
  readonly quarantine: Map<string, Quarantined>;
  readonly put: (table: HotTable, entity: Entity) => void;
  /** The rows at these positions, which may stay packed. */
  readonly putPacked: (table: HotTable, rows: PackedRows, positions: readonly number[]) => void;
  readonly signal: AbortSignal;
}

/** Stops the reading when whoever asked for it gave up. */
export function requireWanted(signal: AbortSignal): void {
  if (signal.aborted) throw new StoreFailure('closed');
}

/** What a record from the disk should be. */
export interface Expected {
  readonly store: string;
  readonly key: string | number;
  /** The version that the list names; absent where nothing is known of this record. */
  readonly version?: number;
}

/** The opened bytes of a record, or nothing; then the record is in quarantine with the reason. */
export async function openRecord(
  { sealer, quarantine }: Pick<Loading, 'sealer' | 'quarantine'>,
  expected: Expected,
  found: unknown,
): Promise<Bytes | null> {
  const { store, key, version } = expected;
  if (!isSealedRecord(found)) {
    const reason = found === undefined ? 'missing' : 'malformed';
    quarantineRecord(quarantine, { store, key, bytes: 0 }, reason);
    return null;
  }
  const record = { store, key, bytes: found.b.length };
  if (version !== undefined && found.v !== version) {
    quarantineRecord(quarantine, record, 'outdated');
    return null;
  }
  const opened = await sealer.open({ store, key, version: found.v }, found.b);
  if (opened === null) quarantineRecord(quarantine, record, 'unreadable');
  return opened;
}

/** The rows in a record that is a page or a delta, or nothing; then the record is in quarantine with the reason. */
export async function openContent(
  loading: Pick<Loading, 'sealer' | 'quarantine'>,
  expected: Expected,
  found: unknown,
): Promise<Content | null> {
  const opened = await openRecord(loading, expected, found);
  if (opened === null) return null;
  const content = decodeContent(opened);
  if (content === null) {
    const { store, key } = expected;
    quarantineRecord(loading.quarantine, { store, key, bytes: opened.length }, 'malformed');
  }
  return content;
}
