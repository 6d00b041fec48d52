import { failed, ok } from '@/lib/domain/shared/result';
import { cleanTyped } from '@/lib/domain/text/clean';
import { addElement, setFields } from '../changes';
import type { Command } from '../command';
import { labelNamed } from '../label-named';
import type { Fields } from '../stored';
import { touchContact } from '../touch-contact';

interface Args {
  readonly name: string;
  readonly colour: Fields<'labels'>['colour'];
  readonly contactId?: string | undefined;
}

/** Makes a label, and gives it to a contact where one is named. A label of that name that exists is used. */
export const labelAdd: Command<Args, { labelId: string }> = {
  name: 'label.add',
  undoable: true,
  plan(model, args, { now, stamp, newId }) {
    const name = cleanTyped(args.name).trim();
    if (name === '') return failed('invalid', 'A label needs a name.');
    const contact = args.contactId === undefined ? undefined : model.contact(args.contactId);
    if (args.contactId !== undefined && contact === undefined) {
      return failed('not-found', 'This contact is not there any more.');
    }
    const known = labelNamed(model, name);
    const labelId = known?.id ?? newId();
    const operations = known
      ? []
      : setFields({ table: 'labels', id: labelId }, { name, colour: args.colour, createdAt: now }, stamp);
    if (contact !== undefined && !model.isLabelled(contact.id, labelId)) {
      const where = { table: 'contacts', id: contact.id } as const;
      operations.push(addElement(where, { field: 'labels', element: labelId, stamp }));
      operations.push(...touchContact(contact, now, stamp));
    }
    return ok({ operations, result: { labelId }, contactId: contact?.id ?? null });
  },
};
