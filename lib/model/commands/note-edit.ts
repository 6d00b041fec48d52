import { failed, ok } from '@/lib/domain/shared/result';
import { cleanTyped } from '@/lib/domain/text/clean';
import { setFields } from '../changes';
import type { Command } from '../command';
import { mentionChanges } from '../mention-changes';

interface Args {
  readonly noteId: string;
  readonly body: string;
  /** Members who are named in it now; absent where that stays as it was. */
  readonly mentions?: readonly string[] | undefined;
}

/** Changes what a note says; history keeps what it said before. */
export const noteEdit: Command<Args, null> = {
  name: 'note.edit',
  undoable: true,
  plan(model, args, context) {
    const { now, stamp } = context;
    const note = model.note(args.noteId);
    if (note === undefined) return failed('not-found', 'This note is not there any more.');
    const body = cleanTyped(args.body);
    if (body.trim() === '') return failed('invalid', 'Write something first, or delete the note.');
    const { mentions: named } = args;
    const operations = [
      ...(body === note.d.body
        ? []
        : setFields({ table: 'notes', id: note.id }, { body, editedAt: now }, stamp)),
      ...(named === undefined ? [] : mentionChanges(note.id, { named, before: note.d.mentions }, context)),
    ];
    return ok({ operations, result: null, contactId: note.d.contactId });
  },
};
