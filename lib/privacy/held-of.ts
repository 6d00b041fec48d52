import type { HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Journal } from '@/lib/store/journal';
import { hotTables, type HeldData, type HotRows } from './held-data';
import { waitingRows, type Waits } from './waiting-rows';

/** Everything held right now: the model's rows and the journal's. It goes on changing with them. */
export function heldOf(
  data: {
    readonly model: HotRows;
    readonly journal: Pick<Journal, 'coldAll' | 'misfits'>;
  } & Waits,
): HeldData {
  return {
    waiting: () => waitingRows(data),
    hot: (table) => data.model.hot(table),
    cold: (table, signal) => data.journal.coldAll(table, signal),
    misfits: () => data.journal.misfits(),
  };
}

/** The rows in memory as they are at this moment: rows are never changed, only replaced, so a list of them is a copy. */
export function copyOfHot(model: HotRows): HotRows {
  const rows = new Map<HotTable, readonly Entity[]>(
    hotTables.map(({ name }) => [name, [...model.hot(name)]]),
  );
  return { hot: (table) => rows.get(table) ?? [] };
}
