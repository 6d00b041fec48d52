import type { Entity } from '@/lib/domain/shared/entity';
import type { Scope } from '../scope';

/** One text per row: its table, a space, its id. */
export type RowKey = string;

/** The key of a row. */
export function rowKey(table: string, id: string): RowKey {
  return `${table} ${id}`;
}

/**
 * A row as the server has confirmed it. The store keeps these; what a person sees is this with the pending
 * changes on top (`overlay.ts`). `table` may be one that this version does not know: such rows are kept raw.
 */
export interface BaseRow {
  readonly table: string;
  readonly entity: Entity;
  /** The transaction that changed it last. */
  readonly seq: number;
  readonly scope: Scope;
}

/** Looks up what the server has confirmed of a row. */
export type Base = (key: RowKey) => BaseRow | undefined;
