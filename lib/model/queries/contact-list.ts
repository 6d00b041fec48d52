import type { Model } from '../model';
import { contactRow } from './contact-view';
import type { PageOf, Window } from './page-of';

type Sort = 'name' | 'recent' | 'due';

interface Args extends Window {
  readonly labelId: string | null;
  readonly sort: Sort;
}

/** Contacts in the order asked for, all or those with one label, one window at a time, with their count. */
export function contactList(model: Model, args: Args): PageOf<ReturnType<typeof contactRow>> {
  const { labelId, sort, offset, limit } = args;
  const ids = labelId === null ? inOrder(model, sort) : labelled(model, sort, labelId);
  const rows = ids.slice(offset, offset + limit).flatMap((each) => {
    const contact = model.contact(typeof each === 'string' ? each : each.id);
    return contact === undefined ? [] : [contactRow(model, contact)];
  });
  return { count: ids.length, offset, rows };
}

type Listed = string | { readonly id: string };

function inOrder(model: Model, sort: Sort): readonly Listed[] {
  if (sort === 'due') return model.list('due', () => byDue(model));
  return (sort === 'name' ? model.byName : model.byRecent).entries();
}

function labelled(model: Model, sort: Sort, labelId: string): readonly string[] {
  if (model.label(labelId) === undefined) return [];
  const isLabelled = model.isLabelledWith(labelId);
  return model.list(`${sort}/${labelId}`, () => {
    const ids = inOrder(model, sort).map((each) => (typeof each === 'string' ? each : each.id));
    return ids.filter(isLabelled);
  });
}

/** Contacts with something to do come first, by the earliest; then all others by name. */
function byDue(model: Model): readonly string[] {
  const promised = new Set<string>();
  for (const { id } of model.byDue.entries()) {
    const contactId = model.tables.followUps.get(id)?.d.contactId;
    if (contactId !== undefined) promised.add(contactId);
  }
  const others = model.byName.entries().filter((entry) => !promised.has(entry.id));
  return [...promised, ...others.map((entry) => entry.id)];
}
