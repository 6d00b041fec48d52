import { isRecord } from '@/lib/domain/shared/json';
import type { Stamp } from '@/lib/domain/shared/stamp';
import type { Opened } from './journal';
import { decodeJson, encodeJson } from './page-codec';
import type { Bytes } from './sealer';

/**
 * The one record that every write replaces. It says what must be there, so that a record taken away, put back
 * or rolled back is noticed.
 */
export interface Head {
  /** Counts writes; the version of what a write wrote. */
  readonly write: number;
  readonly clock: Stamp | null;
  readonly head: number;
  readonly erasing: Opened['erasing'];
  /** The manifest's number. */
  readonly manifest: number;
  /** Deltas up to this write are in pages; one that is still there was put back. */
  readonly folded: number;
  /** How many deltas there are, and the sum of their versions: an older copy makes it smaller. */
  readonly deltas: { readonly count: number; readonly sum: number };
}

/** The head of a store in which nothing was written yet. */
export const emptyHead: Head = {
  write: 0,
  clock: null,
  head: 0,
  erasing: [],
  manifest: 0,
  folded: 0,
  deltas: { count: 0, sum: 0 },
};

/** The head as bytes to be sealed. */
export function encodeHead(head: Head): Bytes {
  return encodeJson(head);
}

/** The head in opened bytes; nothing where they are not one. */
export function decodeHead(bytes: Bytes): Head | null {
  const value = decodeJson(bytes);
  if (!isRecord(value)) return null;
  const { write, clock, head, erasing, manifest, folded, deltas } = value;
  if (typeof write !== 'number' || typeof head !== 'number' || typeof manifest !== 'number') return null;
  if (typeof folded !== 'number' || (clock !== null && typeof clock !== 'string')) return null;
  if (!isRecord(deltas) || typeof deltas['count'] !== 'number' || typeof deltas['sum'] !== 'number')
    return null;
  if (!isErasing(erasing)) return null;
  return {
    write,
    clock,
    head,
    erasing,
    manifest,
    folded,
    deltas: { count: deltas['count'], sum: deltas['sum'] },
  };
}

function isErasing(value: unknown): value is Opened['erasing'] {
  return (
    Array.isArray(value) &&
    value.every(
      (one: unknown) =>
        isRecord(one) && typeof one['contactId'] === 'string' && typeof one['until'] === 'number',
    )
  );
}
