import type { Stamp } from '@/lib/domain/shared/stamp';
import type { ColdEntry, Journal } from '@/lib/store/journal';
import type { HeldData, HotRows } from '../held-data';
import { copyOfHot } from '../held-of';
import { waitingRows, type Waits } from '../waiting-rows';
import { asOf } from './as-of';

/** Everything held at one head: what is written to memory or disk afterwards is not in it. */
export function heldAsOf(
  data: { readonly model: HotRows; readonly journal: Pick<Journal, 'coldAll' | 'misfits'> } & Waits,
  last: Stamp,
): HeldData {
  const hot = copyOfHot(data.model);
  const waiting = waitingRows(data);
  return {
    waiting: () => waiting,
    hot: hot.hot,
    misfits: () => data.journal.misfits(),
    async *cold(table, signal) {
      for await (const batch of data.journal.coldAll(table, signal))
        yield batch.flatMap((entry) => entryAsOf(entry, last));
    },
  };
}

function entryAsOf(entry: ColdEntry, last: Stamp): readonly ColdEntry[] {
  const entity = asOf(entry.entity, last);
  return entity === undefined ? [] : [{ ...entry, entity }];
}
