import { failed, ok } from '@/lib/domain/shared/result';
import { setFields } from '../changes';
import type { Command } from '../command';

/** Moves a note to the trash. */
export const noteDelete: Command<{ readonly noteId: string }, null> = {
  name: 'note.delete',
  undoable: true,
  plan(model, { noteId }, { now, stamp }) {
    const note = model.note(noteId);
    if (note === undefined) return failed('not-found', 'This note is not there any more.');
    const operations = setFields({ table: 'notes', id: noteId }, { deletedAt: now }, stamp);
    return ok({ operations, result: null, contactId: note.d.contactId });
  },
};
