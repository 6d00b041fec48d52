import { describe, expect, it } from 'vitest';
import { createRepairBudget } from '@/lib/frame/repair-budget';

describe('createRepairBudget', () => {
  it('allows so many repairs within a time, and more when time has passed', () => {
    let now = 0;
    const budget = createRepairBudget({ most: 3, withinMs: 1_000 }, () => now);
    expect([budget.spend(), budget.spend(), budget.spend(), budget.spend()]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    now = 999;
    expect(budget.spend()).toBe(false);
    now = 1_000;
    expect(budget.spend()).toBe(true);
  });
});
