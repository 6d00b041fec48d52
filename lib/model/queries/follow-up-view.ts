import type { Model } from '../model';
import type { Stored } from '../stored';

/** A follow-up with the name of its contact. */
export function followUpView(model: Model, { id, d }: Stored<'followUps'>) {
  const contact = model.contact(d.contactId);
  return {
    id,
    contactId: contact?.id ?? d.contactId,
    contactName: contact?.d.name ?? '',
    title: d.title,
    dueAt: d.dueAt,
    zone: d.zone,
    doneAt: d.doneAt ?? null,
    by: d.by ?? null,
    ownerId: d.ownerId ?? contact?.d.ownerId ?? null,
  };
}
