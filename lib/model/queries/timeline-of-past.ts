import { parseIdentityElement } from '@/lib/domain/contact/identity';
import type { Operation } from '@/lib/domain/shared/operation';
import { excerpt } from '@/lib/domain/text/clean';
import type { Model } from '../model';
import type { Before, Past } from '../past';
import { stampOf } from '../stored';
import { shownIdentity } from './identity-view';

/** One line of a timeline. */
export interface TimelineItem {
  readonly id: string;
  readonly at: number;
  readonly kind:
    | 'contact-saved'
    | 'contact-edited'
    | 'note'
    | 'note-edited'
    | 'note-deleted'
    | 'follow-up'
    | 'follow-up-done'
    | 'follow-up-moved'
    | 'follow-up-deleted'
    | 'label-added'
    | 'label-removed'
    | 'identity-added'
    | 'identity-removed'
    | 'merged'
    | 'separated'
    | 'assigned'
    | 'handed-over'
    | 'undone';
  readonly text: string;
  /** The member who did it, where that is known. */
  readonly by: string | null;
  /** The member it was given to; nobody where null. */
  readonly to: string | null;
  readonly undo: string | null;
}

type Line = Pick<TimelineItem, 'kind' | 'text'> & Partial<Pick<TimelineItem, 'by' | 'to'>>;

/** What one command did to a contact, in lines; nothing for what the rows tell by themselves. */
export function itemsOfPast(model: Model, past: Past): readonly Omit<TimelineItem, 'undo'>[] {
  const nobody = { by: null, to: null };
  if (past.command === 'undo') return [{ id: past.id, at: past.at, kind: 'undone', text: '', ...nobody }];
  const lines = past.operations.flatMap((operation, index) => {
    const before = past.before[index];
    // A thing that a command made is told by its row.
    return before?.existed === true ? lineOf(model, operation, before) : [];
  });
  return lines.map((line, index) => ({ ...nobody, ...line, id: `${past.id}.${index}`, at: past.at }));
}

function lineOf(model: Model, operation: Operation, before: Before): readonly Line[] {
  switch (operation.table) {
    case 'contacts':
      return contactLine(model, operation, before);
    case 'notes':
      return noteLine(model, operation);
    case 'followUps':
      return followUpLine(model, operation);
    default:
      return [];
  }
}

const contactFields: { readonly [field: string]: string } = {
  name: 'Name',
  company: 'Company',
  quickFact: 'Quick fact',
};

function contactLine(model: Model, operation: Operation, before: Before): readonly Line[] {
  if (operation.op === 'set') {
    if (operation.field === 'mergedInto') {
      const kind = operation.value === null ? 'separated' : 'merged';
      return [{ kind, text: excerpt(model.tables.contacts.get(operation.id)?.d.name ?? '', 100) }];
    }
    if (operation.field === 'ownerId') return earlierOwner(model, operation);
    const field = contactFields[operation.field];
    if (field === undefined) return [];
    const [from, to] = [before.value, operation.value].map((value) =>
      typeof value === 'string' && value !== '' ? excerpt(value, 100) : 'nothing',
    );
    return [{ kind: 'contact-edited', text: `${field}: ${from} → ${to}` }];
  }
  if (operation.op === 'erase') return [];
  const added = operation.op === 'add';
  if (operation.field === 'labels') {
    const text = model.tables.labels.get(operation.element)?.d.name ?? 'a deleted label';
    return [{ kind: added ? 'label-added' : 'label-removed', text }];
  }
  const identity = parseIdentityElement(operation.element);
  if (operation.field !== 'identities' || identity === undefined) return [];
  return [{ kind: added ? 'identity-added' : 'identity-removed', text: shownIdentity(identity) }];
}

/** An assignment that another has followed; the last one is told by the contact itself. */
function earlierOwner(model: Model, { id, value, stamp }: Operation & { op: 'set' }): readonly Line[] {
  if (stampOf(model.tables.contacts.get(id), 'ownerId') === stamp) return [];
  return [{ kind: 'assigned', text: '', to: typeof value === 'string' ? value : null }];
}

function noteLine(model: Model, operation: Operation): readonly Line[] {
  if (operation.op !== 'set') return [];
  if (operation.field === 'body' && typeof operation.value === 'string') {
    return [{ kind: 'note-edited', text: excerpt(operation.value, 300) }];
  }
  if (operation.field !== 'deletedAt' || operation.value === null) return [];
  return [{ kind: 'note-deleted', text: excerpt(model.tables.notes.get(operation.id)?.d.body ?? '', 300) }];
}

function followUpLine(model: Model, operation: Operation): readonly Line[] {
  if (operation.op !== 'set') return [];
  const text = model.tables.followUps.get(operation.id)?.d.title ?? '';
  if (operation.field === 'dueAt') return [{ kind: 'follow-up-moved', text }];
  return operation.field === 'deletedAt' && operation.value !== null
    ? [{ kind: 'follow-up-deleted', text }]
    : [];
}
