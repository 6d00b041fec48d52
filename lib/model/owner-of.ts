import type { Model } from './model';
import type { Stored } from './stored';

/** Whose a list is to show: one member's, nobody's (`null`), or everybody's. */
export type Owner = string | null | undefined;

/** Who is to do a follow-up: whoever promised it or, where that is not known, who looks after the contact. */
export function ownerOfFollowUp(model: Model, { d }: Stored<'followUps'>): string | null {
  return d.ownerId ?? model.contact(d.contactId)?.d.ownerId ?? null;
}

/** A name for a list by owner, to keep what was worked out. */
export function ownerKey(owner: Owner): string {
  return owner === undefined ? 'any' : (owner ?? 'none');
}
