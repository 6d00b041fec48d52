import type { Model } from '../model';
import { followUpView } from './follow-up-view';
import type { PageOf } from './page-of';

interface Args {
  readonly now: number;
  readonly dayEnd: number;
  readonly limit: number;
}

/** Open follow-ups of all contacts: late ones, the rest of the day, and what comes next; the earliest first. */
export function workToday(model: Model, { now, dayEnd, limit }: Args) {
  const late = model.byDue.firstAt(now);
  const today = Math.max(late, model.byDue.firstAt(dayEnd));
  return {
    overdue: between(model, { from: 0, to: late, limit }),
    today: between(model, { from: late, to: today, limit }),
    next: between(model, { from: today, to: model.byDue.size, limit }),
  };
}

function between(
  model: Model,
  { from, to, limit }: { from: number; to: number; limit: number },
): PageOf<ReturnType<typeof followUpView>> {
  const rows = model.byDue
    .entries()
    .slice(from, Math.min(to, from + limit))
    .flatMap(({ id }) => {
      const followUp = model.followUp(id);
      return followUp === undefined ? [] : [followUpView(model, followUp)];
    });
  return { count: to - from, offset: 0, rows };
}
