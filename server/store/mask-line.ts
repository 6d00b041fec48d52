import { isMasked } from '@/lib/domain/shared/mask';
import { wireRow, type WireRow } from '@/lib/onechat/sync';
import type { Mask } from '@/lib/onechat/people';
import type { Seat } from './seat';

/** Brings a row to the format of an older client. */
export type Down = (row: WireRow) => WireRow;

/**
 * How a row travels to a seat: without what its role does not see, neither the values nor when they were set, and in
 * the format of its client. Nothing where it travels as it is kept, which spares reading it.
 */
export function seenLine({
  seat: { mask },
  down,
}: {
  readonly seat: Seat;
  readonly down?: Down;
}): ((text: string) => string) | undefined {
  const masks = Object.values(mask).some((fields) => fields.length > 0);
  if (!masks && down === undefined) return undefined;
  return (text) => {
    const row = masked(wireRow.parse(JSON.parse(text)), mask);
    return JSON.stringify(down === undefined ? row : down(row));
  };
}

function masked(row: WireRow, mask: Mask): WireRow {
  if ((mask[row.k] ?? []).length === 0) return row;
  const isSeen = (field: string) => !isMasked(mask, row.k, field);
  return {
    ...row,
    ...(row.d === undefined ? {} : { d: only(row.d, isSeen) }),
    ...(row.c === undefined ? {} : { c: only(row.c, isSeen) }),
  };
}

function only<T>(held: Readonly<Record<string, T>>, isSeen: (field: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(held).filter(([field]) => isSeen(field)));
}
