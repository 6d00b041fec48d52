import { elementsOf } from '@/lib/domain/shared/entity';
import type { Model } from '../model';
import type { Stored } from '../stored';
import { pageOf, type Window } from './page-of';

/** The notes on a contact, newest first. */
export function noteList(model: Model, args: Window & { readonly contactId: string }) {
  const person = model.contact(args.contactId)?.id ?? args.contactId;
  const notes = [...model.notesOf(args.contactId)].sort(newestFirst);
  return pageOf(notes, args, ({ id, d }) => ({
    id,
    contactId: person,
    body: d.body,
    createdAt: d.createdAt,
    editedAt: d.editedAt ?? null,
    by: d.by ?? null,
    handedTo: d.handedTo ?? null,
    isHandOver: d.handedTo !== undefined,
    mentions: elementsOf(d.mentions),
  }));
}

function newestFirst(a: Stored<'notes'>, b: Stored<'notes'>): number {
  return b.d.createdAt - a.d.createdAt || (a.id < b.id ? 1 : -1);
}
