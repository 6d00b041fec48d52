import { excerpt } from '@/lib/domain/text/clean';
import type { Model } from '../model';
import type { Past } from '../past';
import { stampOf } from '../stored';
import { pageOf, type PageOf, type Window } from './page-of';
import { itemsOfPast, type TimelineItem } from './timeline-of-past';

const nobody = { by: null, to: null };
const keptFor = 30 * 24 * 60 * 60 * 1000;

interface Args extends Window {
  readonly contactId: string;
}

/**
 * Everything that happened with a contact, newest first: what their rows tell, however old, and what history
 * adds for the last 30 days. What can still be taken back names the command to undo.
 */
export function contactTimeline(
  model: Model,
  args: Args,
  { history, now }: { readonly history: readonly Past[]; readonly now: number },
): PageOf<TimelineItem> {
  if (model.contact(args.contactId) === undefined) return { count: 0, offset: args.offset, rows: [] };
  const undoable = history.filter((past) => past.undoneBy === null && past.at >= now - keptFor);
  const made = new Map(undoable.flatMap(rowsMadeBy));
  const canUndo = new Set(undoable.map((past) => past.id));
  const items = [
    ...itemsOfRows(model, args.contactId, made),
    ...history.flatMap((past) =>
      itemsOfPast(model, past).map((item) => ({ ...item, undo: canUndo.has(past.id) ? past.id : null })),
    ),
  ];
  items.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  return pageOf(items, args, (item) => item);
}

/** The rows that a command made, and the follow-ups that it marked as done, each with the command. */
function rowsMadeBy(past: Past): readonly (readonly [string, string])[] {
  return past.operations.flatMap((operation, index): (readonly [string, string])[] => {
    if (past.before[index]?.existed === false) return [[operation.id, past.id]];
    if (operation.op === 'set' && operation.field === 'ownerId') return [[ownerItem(operation), past.id]];
    const done = operation.op === 'set' && operation.field === 'doneAt' && operation.value !== null;
    return done ? [[`${operation.id}.done`, past.id]] : [];
  });
}

/** Names one assignment: the row and the stamp that gave it its owner. */
function ownerItem({ id, stamp }: { readonly id: string; readonly stamp: string | null }): string {
  return `${id}.owner.${stamp ?? ''}`;
}

/** What the rows of a contact tell by themselves. */
function itemsOfRows(model: Model, contactId: string, made: ReadonlyMap<string, string>): TimelineItem[] {
  const contact = model.contact(contactId);
  if (contact === undefined) return [];
  const undoOf = (id: string) => made.get(id) ?? null;
  const saved = model.people.rowsOf(contactId).map(({ id, d }): TimelineItem => {
    const item = {
      kind: 'contact-saved',
      text: d.name === contact.d.name ? '' : excerpt(d.name, 100),
    } as const;
    return { ...item, ...nobody, id, at: d.createdAt, undo: undoOf(id) };
  });
  const owners = model.people.rowsOf(contactId).flatMap((row): TimelineItem[] => {
    const { ownerAt, ownerBy = null, ownerId = null } = row.d;
    if (typeof ownerAt !== 'number') return [];
    const id = ownerItem({ id: row.id, stamp: stampOf(row, 'ownerId') });
    return [{ id, at: ownerAt, kind: 'assigned', text: '', by: ownerBy, to: ownerId, undo: undoOf(id) }];
  });
  return [
    ...saved,
    ...owners,
    ...model.notesOf(contactId).map(({ id, d }): TimelineItem => ({
      ...{ id, at: d.createdAt, text: excerpt(d.body, 300), by: d.by ?? null, to: d.handedTo ?? null },
      kind: d.handedTo === undefined ? 'note' : 'handed-over',
      undo: undoOf(id),
    })),
    ...model.followUpsOf(contactId).flatMap(({ id, d }): TimelineItem[] => {
      const made = { at: d.createdAt, by: d.by ?? null, to: null };
      const added = { ...made, id, kind: 'follow-up', text: d.title, undo: undoOf(id) } as const;
      const { doneAt } = d;
      if (typeof doneAt !== 'number') return [added];
      return [
        added,
        {
          ...nobody,
          id: `${id}.done`,
          at: doneAt,
          kind: 'follow-up-done',
          text: d.title,
          undo: undoOf(`${id}.done`),
        },
      ];
    }),
  ];
}
