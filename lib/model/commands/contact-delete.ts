import { failed, ok } from '@/lib/domain/shared/result';
import { setFields } from '../changes';
import type { Command } from '../command';

/** Moves a contact to the trash, all merged into one, with everything that is about them; it can be taken back for 30 days. */
export const contactDelete: Command<{ readonly contactId: string }, null> = {
  name: 'contact.delete',
  undoable: true,
  plan(model, { contactId }, { now, stamp }) {
    if (model.contact(contactId) === undefined)
      return failed('not-found', 'This contact is not there any more.');
    const operations = model.people
      .rowsOf(contactId)
      .flatMap(({ id }) => setFields({ table: 'contacts', id }, { deletedAt: now }, stamp));
    return ok({ operations, result: null, contactId });
  },
};
