import { failed, ok } from '@/lib/domain/shared/result';
import { setFields } from '../changes';
import type { Command } from '../command';

/** Marks a follow-up as done, or as open again. */
export const followUpDone: Command<{ readonly followUpId: string; readonly done: boolean }, null> = {
  name: 'follow-up.done',
  undoable: true,
  plan(model, { followUpId, done }, { now, stamp }) {
    const followUp = model.followUp(followUpId);
    if (followUp === undefined) return failed('not-found', 'This follow-up is not there any more.');
    const isDone = typeof followUp.d.doneAt === 'number';
    const operations =
      isDone === done
        ? []
        : setFields({ table: 'followUps', id: followUpId }, { doneAt: done ? now : null }, stamp);
    return ok({ operations, result: null, contactId: followUp.d.contactId });
  },
};
