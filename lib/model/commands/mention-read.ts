import { failed, ok } from '@/lib/domain/shared/result';
import { addElement, removeElement } from '../changes';
import type { Command } from '../command';
import { hasElement } from '../has-element';

interface Args {
  readonly noteId: string;
  readonly read: boolean;
}

/** Keeps that whoever is named in a note has read it, or wants it back among the new ones. */
export const mentionRead: Command<Args, null> = {
  name: 'mention.read',
  undoable: false,
  plan(model, { noteId, read }, { team, stamp }) {
    const note = model.note(noteId);
    if (note === undefined) return failed('not-found', 'This note is not there any more.');
    const nothing = ok({ operations: [], result: null, contactId: note.d.contactId });
    if (team === null || !hasElement(note.d.mentions, team.seat)) return nothing;
    if (hasElement(note.d.readBy, team.seat) === read) return nothing;
    const where = { table: 'notes', id: noteId } as const;
    const at = { field: 'readBy', element: team.seat, stamp };
    const operations = read ? [addElement(where, at)] : removeElement(where, at, note.d.readBy);
    return ok({ operations, result: null, contactId: note.d.contactId });
  },
};
