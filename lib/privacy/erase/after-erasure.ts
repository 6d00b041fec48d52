import type { PlacedRow } from '@/lib/store/journal';
import { hotTables, type HotRows } from '../held-data';
import { tombstoneOf, type ErasePlan } from './erase-plan';

/** Every row in memory as it must be after the erasure: what the new generation is sealed from. */
export function* hotAfter(held: HotRows, plan: ErasePlan): Generator<PlacedRow> {
  for (const { name } of hotTables) {
    const going = plan.hot.get(name);
    for (const entity of held.hot(name)) {
      const stays = entity.erased !== true && going?.has(entity.id) !== true;
      if (stays) {
        yield { table: name, entity };
        continue;
      }
      const tombstone = tombstoneOf(name, entity);
      if (tombstone !== undefined) yield { table: name, entity: tombstone };
    }
  }
}

/** The changes an erasure makes in memory: each reached row without its content. */
export function erasedRows(plan: ErasePlan): readonly PlacedRow[] {
  return [...plan.hot].flatMap(([table, ids]) =>
    [...ids].map((id) => ({ table, entity: { id, d: {}, c: {}, erased: true as const } })),
  );
}
