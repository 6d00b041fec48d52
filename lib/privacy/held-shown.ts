import type { ColdEntry, Opened } from '@/lib/store/journal';
import type { ErasePlan } from './erase/erase-plan';
import { wholePlan } from './erase/whole-plan';
import type { HeldData } from './held-data';
import { heldOf } from './held-of';

/** Everything held but the customers who are being erased: they are hidden at once, and Undo shows them again. */
export async function heldShown(
  data: Parameters<typeof heldOf>[0] & { readonly erasing: Opened['erasing'] },
  signal: AbortSignal,
): Promise<HeldData> {
  const plans = await pendingPlans(data, signal);
  const held = heldOf(data);
  return plans.length === 0 ? held : heldWithout(held, plans);
}

/** What each erasure that was begun will reach. */
export async function pendingPlans(
  data: Parameters<typeof heldShown>[0],
  signal: AbortSignal,
): Promise<readonly ErasePlan[]> {
  const held = heldOf(data);
  const plans: ErasePlan[] = [];
  for (const { contactId } of data.erasing) {
    const plan = await wholePlan(held, contactId, signal);
    if (plan !== undefined) plans.push(plan);
  }
  return plans;
}

/** Everything held but what these plans reach. */
export function heldWithout(held: HeldData, plans: readonly ErasePlan[]): HeldData {
  return {
    ...held,
    *hot(table) {
      for (const entity of held.hot(table)) {
        if (!plans.some((plan) => plan.hot.get(table)?.has(entity.id) === true)) yield entity;
      }
    },
    misfits: () => held.misfits().filter((row) => !plans.some((plan) => plan.reachesMisfit(row))),
    async *cold(table, signal) {
      for await (const batch of held.cold(table, signal)) {
        yield batch.flatMap((entry) => leftOf(entry, plans));
      }
    },
  };
}

function leftOf(entry: ColdEntry, plans: readonly ErasePlan[]): readonly ColdEntry[] {
  let left: ColdEntry | null = entry;
  for (const plan of plans) left = left === null ? null : plan.leftOfCold(left);
  return left === null ? [] : [left];
}
