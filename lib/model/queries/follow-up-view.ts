import type { Model } from '../model';
import type { Stored } from '../stored';

/** A follow-up with the name of its contact. */
export function followUpView(model: Model, { id, d }: Stored<'followUps'>) {
  return {
    id,
    contactId: d.contactId,
    contactName: model.contact(d.contactId)?.d.name ?? '',
    title: d.title,
    dueAt: d.dueAt,
    zone: d.zone,
    doneAt: d.doneAt ?? null,
  };
}
