import type { Model } from './model';
import type { Stored } from './stored';

/**
 * Texts that were begun for the same box while the person was several contacts still: a key is the box, a colon and
 * the contact. Empty ones, and the draft of the key itself, are left out.
 */
export function earlierDrafts(model: Model, key: string): readonly Stored<'drafts'>[] {
  const colon = key.indexOf(':');
  const contactId = key.slice(colon + 1);
  if (colon < 0 || model.people.isAlone(contactId)) return [];
  return model.people
    .idsOf(contactId)
    .filter((id) => id !== contactId)
    .flatMap((id) => model.tables.drafts.get(`${key.slice(0, colon)}:${id}`) ?? [])
    .filter((draft) => draft.d.body !== '');
}
