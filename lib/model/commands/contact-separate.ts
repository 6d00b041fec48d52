import { failed, ok } from '@/lib/domain/shared/result';
import { setFields } from '../changes';
import type { Command } from '../command';

/** Takes a merged contact out of the person again: both are as they were, with what was written in each since. */
export const contactSeparate: Command<{ readonly contactId: string }, null> = {
  name: 'contact.separate',
  undoable: true,
  plan(model, { contactId }, { stamp }) {
    const person = model.contact(contactId);
    const row = model.tables.contacts.get(contactId);
    if (person === undefined || typeof row?.d.mergedInto !== 'string') {
      return failed('not-found', 'These contacts are separate already.');
    }
    const apart = { mergedInto: null, mergedFields: null };
    const operations = setFields({ table: 'contacts', id: contactId }, apart, stamp);
    return ok({ operations, result: null, contactId: person.id });
  },
};
