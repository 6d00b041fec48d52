import { failed, ok } from '@/lib/domain/shared/result';
import { cleanTyped } from '@/lib/domain/text/clean';
import { setFields } from '../changes';
import type { Command } from '../command';
import { emptyDraft } from '../empty-draft';
import { mentionChanges } from '../mention-changes';
import { touchContact } from '../touch-contact';

interface Args {
  readonly contactId: string;
  readonly body: string;
  /** Members who are named in it. */
  readonly mentions?: readonly string[] | undefined;
  readonly draftKey?: string | undefined;
}

/** Adds a note and empties the draft it was typed in, together. */
export const noteAdd: Command<Args, { noteId: string }> = {
  name: 'note.add',
  undoable: true,
  plan(model, args, context) {
    const { now, stamp, newId, team } = context;
    const contact = model.contact(args.contactId);
    if (contact === undefined) return failed('not-found', 'This contact is not there any more.');
    const body = cleanTyped(args.body);
    if (body.trim() === '') return failed('invalid', 'Write something first.');
    const noteId = newId();
    const by = team === null ? {} : { by: team.seat };
    const fields = { contactId: contact.id, body, createdAt: now, ...by };
    const operations = [
      ...setFields({ table: 'notes', id: noteId }, fields, stamp),
      ...mentionChanges(noteId, { named: args.mentions ?? [], before: undefined }, context),
      ...emptyDraft(model, args.draftKey, { now, stamp }),
      ...touchContact(contact, now, stamp),
    ];
    return ok({ operations, result: { noteId }, contactId: contact.id });
  },
};
