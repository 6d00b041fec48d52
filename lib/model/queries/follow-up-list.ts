import type { Model } from '../model';
import type { Stored } from '../stored';
import { followUpView } from './follow-up-view';
import { pageOf, type Window } from './page-of';

/** The follow-ups of a contact: open ones by the time they are due, then what was done, last first. */
export function followUpList(
  model: Model,
  args: Window & { readonly contactId: string; readonly done?: boolean | undefined },
) {
  const { done } = args;
  const followUps = model
    .followUpsOf(args.contactId)
    .filter(({ d }) => done === undefined || (typeof d.doneAt === 'number') === done)
    .sort(inOrder);
  return pageOf(followUps, args, (each) => followUpView(model, each));
}

function inOrder(a: Stored<'followUps'>, b: Stored<'followUps'>): number {
  const [doneA, doneB] = [a.d.doneAt ?? null, b.d.doneAt ?? null];
  if (doneA !== null && doneB !== null) return doneB - doneA;
  if (doneA !== null) return 1;
  if (doneB !== null) return -1;
  return a.d.dueAt - b.d.dueAt || (a.id < b.id ? -1 : 1);
}
