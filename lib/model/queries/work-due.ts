import type { Model } from '../model';
import { ownerKey, ownerOfFollowUp, type Owner } from '../owner-of';
import { followUpView } from './follow-up-view';
import type { PageOf, Window } from './page-of';

interface Day {
  readonly now: number;
  readonly dayEnd: number;
}

/** One window of the open follow-ups of all contacts that are late, due today, or due later; the earliest first. */
export function workDue(
  model: Model,
  args: Day & Window & { readonly group: 'overdue' | 'today' | 'next'; readonly owner?: Owner },
): PageOf<ReturnType<typeof followUpView>> {
  if (args.owner !== undefined) return ofOwner(model, args, args.owner);
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

/** The same of what one member, or nobody, is to do. */
function ofOwner(
  model: Model,
  { group, now, dayEnd, offset, limit }: Day & Window & { readonly group: 'overdue' | 'today' | 'next' },
  owner: string | null,
): PageOf<ReturnType<typeof followUpView>> {
  const ids = model.list(`due-of/${ownerKey(owner)}`, () =>
    model.byDue.entries().flatMap(({ id }) => {
      const followUp = model.followUp(id);
      return followUp !== undefined && ownerOfFollowUp(model, followUp) === owner ? [id] : [];
    }),
  );
  const groupOf = (dueAt: number) => (dueAt < now ? 'overdue' : dueAt < dayEnd ? 'today' : 'next');
  const found = ids.flatMap((id) => model.followUp(id) ?? []).filter(({ d }) => groupOf(d.dueAt) === group);
  const rows = found.slice(offset, offset + limit).map((followUp) => followUpView(model, followUp));
  return { count: found.length, offset, rows };
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
