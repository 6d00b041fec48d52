import { excerpt } from '@/lib/domain/text/clean';
import { hasElement } from '../has-element';
import type { Model } from '../model';
import { pageOf, type Window } from './page-of';

/** How long a mention that was read stays in the list. */
const keptFor = 30 * 24 * 60 * 60 * 1000;

interface Args extends Window {
  /** Whose inbox it is. */
  readonly seat: string;
  readonly now: number;
}

/** Notes in which a member is named: those that are not read first, each kind the last first. */
export function mentionsOf(model: Model, args: Args) {
  const { notes } = model.tables;
  const ids = model.list(`named/${args.seat}`, () =>
    [...notes.ids()].filter(
      (id) => notes.mayHold(id, 'mentions', args.seat) && hasElement(notes.get(id)?.d.mentions, args.seat),
    ),
  );
  const all = ids.flatMap((id) => {
    const note = model.note(id);
    if (note === undefined) return [];
    const read = hasElement(note.d.readBy, args.seat);
    return read && note.d.createdAt < args.now - keptFor ? [] : [{ note, read }];
  });
  all.sort((a, b) => Number(a.read) - Number(b.read) || b.note.d.createdAt - a.note.d.createdAt);
  const { count, offset, rows } = pageOf(all, args, ({ note: { id, d }, read }) => ({
    noteId: id,
    contactId: model.contact(d.contactId)?.id ?? d.contactId,
    contactName: model.contact(d.contactId)?.d.name ?? '',
    excerpt: excerpt(d.body, 300),
    by: d.by ?? null,
    at: d.createdAt,
    read,
  }));
  return { count, offset, rows: [...rows], unread: all.filter(({ read }) => !read).length };
}
