import { failed, ok } from '@/lib/domain/shared/result';
import { setFields } from '../changes';
import type { Command } from '../command';

/**
 * Deletes a label. Contacts keep it in their rows, unseen, so that taking it back is one change and not as many
 * as there are contacts.
 */
export const labelDelete: Command<{ readonly labelId: string }, null> = {
  name: 'label.delete',
  undoable: true,
  plan(model, { labelId }, { now, stamp }) {
    if (model.label(labelId) === undefined) return failed('not-found', 'This label is not there any more.');
    const operations = setFields({ table: 'labels', id: labelId }, { deletedAt: now }, stamp);
    return ok({ operations, result: null, contactId: null });
  },
};
