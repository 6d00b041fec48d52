import type { Model } from '../model';
import { contactView } from './contact-view';

/** One contact, or nothing where it is not there any more. */
export function contactGet(model: Model, { contactId }: { readonly contactId: string }) {
  const contact = model.contact(contactId);
  return contact === undefined ? null : contactView(model, contact);
}
