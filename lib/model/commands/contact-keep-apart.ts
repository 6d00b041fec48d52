import { failed, ok } from '@/lib/domain/shared/result';
import { setFields } from '../changes';
import type { Command } from '../command';
import { pairOf } from '../merge-operations';

interface Args {
  readonly contactId: string;
  readonly otherId: string;
}

/**
 * Keeps that somebody said these two are not the same person. The one that would have been merged is marked as
 * standing by itself: nothing joins it or proposes to, only a person still can.
 */
export const contactKeepApart: Command<Args, null> = {
  name: 'contact.keep-apart',
  undoable: true,
  plan(model, { contactId, otherId }, { stamp }) {
    const contact = model.contact(contactId);
    const other = model.contact(otherId);
    if (contact === undefined || other === undefined)
      return failed('not-found', 'This contact is not there any more.');
    if (contact === other) return failed('invalid', 'These two are one contact. Separate them instead.');
    const id = model.people.rootOf(pairOf(model, contact, other).from.id);
    const operations = setFields({ table: 'contacts', id }, { mergedInto: null, mergedFields: null }, stamp);
    return ok({ operations, result: null, contactId: contact.id });
  },
};
