import { failed, ok } from '@/lib/domain/shared/result';
import { setFields } from '../changes';
import type { Command } from '../command';

/** Keeps that whoever was given this contact has seen it. */
export const assignmentSeen: Command<{ readonly contactId: string }, null> = {
  name: 'assignment.seen',
  undoable: false,
  plan(model, { contactId }, { team, stamp }) {
    const contact = model.contact(contactId);
    if (contact === undefined) return failed('not-found', 'This contact is not there any more.');
    const isNews = team !== null && contact.d.ownerId === team.seat && contact.d.ownerSeen === false;
    const row = model.people.rowsOf(contact.id).find(({ d }) => d.ownerSeen === false) ?? contact;
    const operations = isNews ? setFields({ table: 'contacts', id: row.id }, { ownerSeen: true }, stamp) : [];
    return ok({ operations, result: null, contactId: contact.id });
  },
};
