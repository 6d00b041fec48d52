import { failed, ok } from '@/lib/domain/shared/result';
import { removeElement } from '../changes';
import type { Command } from '../command';
import { identitiesOf } from '../identities-of';

/** Takes a number or id off a contact; the last one stays, because nothing else leads to their chat. */
export const contactRemoveIdentity: Command<{ readonly contactId: string; readonly element: string }, null> =
  {
    name: 'contact.remove-identity',
    undoable: true,
    plan(model, { contactId, element }, { stamp }) {
      const contact = model.contact(contactId);
      if (contact === undefined) return failed('not-found', 'This contact is not there any more.');
      const at = { field: 'identities', element, stamp };
      const operations = model.people
        .rowsOf(contact.id)
        .flatMap(({ id, d }) => removeElement({ table: 'contacts', id }, at, d.identities));
      if (operations.length === 0) return failed('not-found', 'This number is not there any more.');
      if (identitiesOf(contact).length < 2) {
        return failed('last-identity', 'A contact keeps at least one number. Add the new one first.');
      }
      return ok({ operations, result: null, contactId: contact.id });
    },
  };
