import type { Model } from '../model';
import { followUpView } from './follow-up-view';
import type { PageOf, Window } from './page-of';

interface Day {
  readonly now: number;
  readonly dayEnd: number;
}

/** One window of the open follow-ups of all contacts that are late, due today, or due later; the earliest first. */
export function workDue(
  model: Model,
  args: Day & Window & { readonly group: 'overdue' | 'today' | 'next' },
): PageOf<ReturnType<typeof followUpView>> {
  const { from, to } = boundsOf(model, args)[args.group];
  const { offset, limit } = args;
  const rows = model.byDue
    .entries()
    .slice(from + offset, Math.min(to, from + offset + limit))
    .flatMap(({ id }) => {
      const followUp = model.followUp(id);
      return followUp === undefined ? [] : [followUpView(model, followUp)];
    });
  return { count: to - from, offset, rows };
}

function boundsOf(model: Model, { now, dayEnd }: Day) {
  const late = model.byDue.firstAt(now);
  const today = Math.max(late, model.byDue.firstAt(dayEnd));
  return {
    overdue: { from: 0, to: late },
    today: { from: late, to: today },
    next: { from: today, to: model.byDue.size },
  };
}
