import type { Model } from '../model';
import type { Owner } from '../owner-of';
import { workDue } from './work-due';

interface Args {
  readonly now: number;
  readonly dayEnd: number;
  readonly limit: number;
  readonly owner?: Owner;
}

/** The beginning of each group of open follow-ups: late ones, the rest of the day, and what comes next. */
export function workToday(model: Model, args: Args) {
  const window = { ...args, offset: 0 };
  return {
    overdue: workDue(model, { ...window, group: 'overdue' }),
    today: workDue(model, { ...window, group: 'today' }),
    next: workDue(model, { ...window, group: 'next' }),
  };
}
