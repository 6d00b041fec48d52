import type { HotTable } from '@/lib/catalogue/catalogue';
import type { Operation } from '@/lib/domain/shared/operation';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { Stamp } from '@/lib/domain/shared/stamp';
import type { StoreCode } from '@/lib/store/journal';
import { foldOperations, type Placed } from './fold-operations';
import type { LineCode, Root } from './root';

/** Rows in one turn of the line, so that commands wait for a slice and not for all. */
const mostInSlice = 2_000;

/** Many new rows, as the operations that make them. */
export interface Many {
  /** The operations of the rows `from` to `to`, with this stamp; rows of one slice never share an id with another. */
  operations(slice: {
    readonly from: number;
    readonly to: number;
    readonly stamp: Stamp;
  }): readonly Operation[];
  readonly count: number;
  readonly progress?: (done: number) => void;
}

/**
 * Adds many rows: the same merge and the same declared fields as commands, but pages are written directly and
 * history keeps nothing. Stops between slices when the signal is aborted; what was written stays.
 */
export async function addMany(
  root: Root,
  many: Many,
  signal: AbortSignal,
): Promise<Result<{ readonly added: number }, StoreCode | LineCode | 'invalid'>> {
  for (let from = 0; from < many.count; from += mostInSlice) {
    if (signal.aborted) return ok({ added: from });
    const to = Math.min(many.count, from + mostInSlice);
    const done = await root.runExclusive(async (data) => {
      const folded = foldOperations(data.model, many.operations({ from, to, stamp: data.stamps.next() }));
      if (!folded.ok) return failed('invalid');
      for (const [table, rows] of byTable(folded.value)) {
        const written = await data.journal.bulk(
          table,
          rows.map(({ entity }) => entity),
        );
        if (!written.ok) return written;
        root.applied(data, rows);
      }
      return persistClock(root);
    });
    const outcome = done.ok ? done.value : done;
    if (!outcome.ok) return outcome;
    many.progress?.(to);
  }
  return ok({ added: many.count });
}

/** Bulk writing moves neither clock nor head, so a commit without rows does. */
async function persistClock(root: Root): Promise<Result<null, StoreCode>> {
  const data = root.data();
  if (data === null) return failed('closed');
  const at = root.clock.now();
  const head = data.head + 1;
  const written = await data.journal.commit({
    commandId: root.ids.uuid(at),
    result: null,
    at,
    changed: [],
    appended: [],
    clock: data.stamps.last(),
    head,
  });
  if (written.ok) data.head = head;
  return written;
}

function byTable(rows: readonly Placed[]): ReadonlyMap<HotTable, readonly Placed[]> {
  const tables = new Map<HotTable, Placed[]>();
  for (const row of rows) {
    const group = tables.get(row.table) ?? [];
    group.push(row);
    tables.set(row.table, group);
  }
  return tables;
}
