import type { Model } from '../model';
import { ownerKey, type Owner } from '../owner-of';
import { contactRow } from './contact-view';
import type { PageOf, Window } from './page-of';

type Sort = 'name' | 'recent' | 'due';

interface Args extends Window {
  readonly labelId: string | null;
  readonly sort: Sort;
  readonly owner?: Owner;
}

/** Contacts in the order asked for, all or those with one label, one window at a time, with their count. */
export function contactList(model: Model, args: Args): PageOf<ReturnType<typeof contactRow>> {
  const { offset } = args;
  const { count, ids } = found(model, args);
  const rows = ids.flatMap((id) => {
    const contact = model.contact(id);
    return contact === undefined ? [] : [contactRow(model, contact)];
  });
  return { count, offset, rows };
}

function found(model: Model, args: Args): Found {
  if (args.owner !== undefined) return ofOwner(model, args, args.owner);
  return args.sort === 'due' ? byDue(model, args) : inOrder(model, args, args.sort);
}

/** One member's contacts, or nobody's: worked out once for each state of the model. */
function ofOwner(model: Model, args: Args, owner: string | null): Found {
  const all = model.list(`${args.sort}/${args.labelId ?? ''}/${ownerKey(owner)}`, () => {
    const everybody = { ...args, offset: 0, limit: model.visible };
    const { ids } = args.sort === 'due' ? byDue(model, everybody) : inOrder(model, everybody, args.sort);
    return ids.filter((id) => (model.listedValue(id, 'ownerId') ?? null) === owner);
  });
  return { count: all.length, ids: all.slice(args.offset, args.offset + args.limit) };
}

interface Found {
  readonly count: number;
  /** Those in the window. */
  readonly ids: readonly string[];
}

function inOrder(model: Model, { labelId, offset, limit }: Args, sort: 'name' | 'recent'): Found {
  const order = sort === 'name' ? model.byName : model.byRecent;
  if (labelId !== null) {
    const all = labelled(model, labelId, sort);
    return { count: all.length, ids: all.slice(offset, offset + limit) };
  }
  const ids = order
    .entries()
    .slice(offset, offset + limit)
    .map(({ id }) => id);
  return { count: order.size, ids };
}

function labelled(model: Model, labelId: string, sort: 'name' | 'recent'): readonly string[] {
  if (model.label(labelId) === undefined) return [];
  const order = sort === 'name' ? model.byName : model.byRecent;
  return model.list(`${sort}/${labelId}`, () => order.among(model.labelled(labelId)));
}

/** Contacts with something to do come first, by the earliest; then all others by name, counted but not listed. */
function byDue(model: Model, { labelId, offset, limit }: Args): Found {
  if (labelId !== null && model.label(labelId) === undefined) return { count: 0, ids: [] };
  const promised = promisedTo(model, labelId);
  const ids = promised.slice(offset, offset + limit);
  let skip = Math.max(0, offset - promised.length);
  const isPromised = new Set(promised);
  const others = labelId === null ? model.byName.entries() : labelled(model, labelId, 'name');
  for (const each of others) {
    if (ids.length >= limit) break;
    const id = typeof each === 'string' ? each : each.id;
    if (isPromised.has(id)) continue;
    if (skip > 0) skip -= 1;
    else ids.push(id);
  }
  return { count: others.length, ids };
}

function promisedTo(model: Model, labelId: string | null): readonly string[] {
  return model.list(`due/${labelId ?? ''}`, () => {
    const wanted = labelId === null ? () => true : model.isLabelledWith(labelId);
    const promised = new Set<string>();
    for (const { id } of model.byDue.entries()) {
      const followUp = model.tables.followUps.get(id);
      const contact = followUp === undefined ? undefined : model.contact(followUp.d.contactId);
      if (contact !== undefined && wanted(contact.id)) promised.add(contact.id);
    }
    return [...promised];
  });
}
