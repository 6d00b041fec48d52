import type { Model } from '../model';
import { pageOf, type Window } from './page-of';

interface Args extends Window {
  /** Whose inbox it is. */
  readonly seat: string;
}

/** Contacts that were given to a member who has not seen it yet, the last first. */
export function newlyAssigned(model: Model, args: Args) {
  const ids = model.list(`given/${args.seat}`, () =>
    model.byRecent.entries().flatMap(({ id }) => {
      const isTheirs = model.listedValue(id, 'ownerId') === args.seat;
      return isTheirs && model.listedValue(id, 'ownerSeen') === false ? [id] : [];
    }),
  );
  const rows = ids.flatMap((id) => model.contact(id) ?? []);
  rows.sort((a, b) => (b.d.ownerAt ?? 0) - (a.d.ownerAt ?? 0));
  return pageOf(rows, args, ({ id, d }) => ({
    contactId: id,
    name: d.name,
    by: d.ownerBy ?? null,
    at: d.ownerAt ?? 0,
  }));
}
