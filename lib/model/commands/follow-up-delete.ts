import { failed, ok } from '@/lib/domain/shared/result';
import { setFields } from '../changes';
import type { Command } from '../command';

/** Moves a follow-up to the trash. */
export const followUpDelete: Command<{ readonly followUpId: string }, null> = {
  name: 'follow-up.delete',
  undoable: true,
  plan(model, { followUpId }, { now, stamp }) {
    const followUp = model.followUp(followUpId);
    if (followUp === undefined) return failed('not-found', 'This follow-up is not there any more.');
    const operations = setFields({ table: 'followUps', id: followUpId }, { deletedAt: now }, stamp);
    return ok({ operations, result: null, contactId: followUp.d.contactId });
  },
};
