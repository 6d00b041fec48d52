import { failed, ok } from '@/lib/domain/shared/result';
import { cleanTyped } from '@/lib/domain/text/clean';
import { setFields } from '../changes';
import type { Command } from '../command';

/** Changes what a note says; history keeps what it said before. */
export const noteEdit: Command<{ readonly noteId: string; readonly body: string }, null> = {
  name: 'note.edit',
  undoable: true,
  plan(model, args, { now, stamp }) {
    const note = model.note(args.noteId);
    if (note === undefined) return failed('not-found', 'This note is not there any more.');
    const body = cleanTyped(args.body);
    if (body.trim() === '') return failed('invalid', 'Write something first, or delete the note.');
    const operations =
      body === note.d.body ? [] : setFields({ table: 'notes', id: note.id }, { body, editedAt: now }, stamp);
    return ok({ operations, result: null, contactId: note.d.contactId });
  },
};
