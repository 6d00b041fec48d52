import { failed, ok } from '@/lib/domain/shared/result';
import { addElement, removeElement } from '../changes';
import type { Command } from '../command';
import { touchContact } from '../touch-contact';

interface Args {
  readonly contactId: string;
  readonly labelId: string;
  readonly on: boolean;
}

/** Gives a contact a label or takes it away; asking for what is so already changes nothing. */
export const contactLabel: Command<Args, null> = {
  name: 'contact.label',
  undoable: true,
  plan(model, { contactId, labelId, on }, { now, stamp }) {
    const contact = model.contact(contactId);
    if (contact === undefined) return failed('not-found', 'This contact is not there any more.');
    if (on && model.label(labelId) === undefined)
      return failed('not-found', 'This label is not there any more.');
    const at = { field: 'labels', element: labelId, stamp };
    const taken = () =>
      model.people
        .rowsOf(contact.id)
        .flatMap(({ id, d }) => removeElement({ table: 'contacts', id }, at, d.labels));
    const given = () =>
      model.isLabelled(contact.id, labelId) ? [] : [addElement({ table: 'contacts', id: contact.id }, at)];
    const changes = on ? given() : taken();
    const operations = changes.length === 0 ? [] : [...changes, ...touchContact(contact, now, stamp)];
    return ok({ operations, result: null, contactId: contact.id });
  },
};
