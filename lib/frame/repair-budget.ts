/** How much fighting over our own elements is allowed before we give in. */
export interface RepairBudget {
  /** True when one more repair is allowed now; it counts as made. */
  spend(): boolean;
}

/** At most `most` repairs within any `withinMs`; a page that goes on removing us wins. */
export function createRepairBudget(
  rule: { readonly most: number; readonly withinMs: number },
  now: () => number,
): RepairBudget {
  let made: readonly number[] = [];
  return {
    spend() {
      const at = now();
      made = made.filter((time) => at - time < rule.withinMs);
      if (made.length >= rule.most) return false;
      made = [...made, at];
      return true;
    },
  };
}
