import type { Opened } from '@/lib/store/journal';
import { erasePlan, type ErasePlan } from './erase/erase-plan';
import type { HeldData } from './held-data';
import { heldOf } from './held-of';

/** Everything held but the customers who are being erased: they are hidden at once, and Undo shows them again. */
export function heldShown(
  data: Parameters<typeof heldOf>[0] & { readonly erasing: Opened['erasing'] },
): HeldData {
  const held = heldOf(data);
  const plans = data.erasing.flatMap(({ contactId }): readonly ErasePlan[] => {
    const plan = erasePlan(held, contactId);
    return plan === undefined ? [] : [plan];
  });
  if (plans.length === 0) return held;
  return {
    ...held,
    *hot(table) {
      for (const entity of held.hot(table)) {
        if (!plans.some((plan) => plan.hot.get(table)?.has(entity.id) === true)) yield entity;
      }
    },
    async *cold(table, signal) {
      for await (const batch of held.cold(table, signal)) {
        yield batch.filter((entry) => !plans.some((plan) => plan.reachesCold(entry)));
      }
    },
  };
}
