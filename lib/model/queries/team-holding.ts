import type { Model } from '../model';
import { contactList } from './contact-list';

/** What one member looks after: visible contacts, and open follow-ups that they promised themselves. */
export function teamHolding(model: Model, { seat }: { readonly seat: string }) {
  const contacts = contactList(model, {
    owner: seat,
    sort: 'name',
    labelId: null,
    offset: 0,
    limit: 1,
  }).count;
  const followUps = model.byDue.entries().filter(({ id }) => model.followUp(id)?.d.ownerId === seat).length;
  return { contacts, followUps };
}
