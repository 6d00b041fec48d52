import { mayBeSame } from '../may-be-same';
import type { Model } from '../model';
import { contactRow } from './contact-view';

/** More would be no choice. */
const mostProposed = 3;

/** Who might be the same person as this contact, the likeliest first. Nothing is joined by it. */
export function contactSame(model: Model, { contactId }: { readonly contactId: string }) {
  const contact = model.contact(contactId);
  if (contact === undefined) return [];
  return [...mayBeSame(model, contact)]
    .slice(0, mostProposed)
    .map(([other, why]) => ({ row: contactRow(model, other), why }));
}
