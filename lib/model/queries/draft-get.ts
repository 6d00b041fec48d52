import type { Model } from '../model';

/** What was begun in one box of one chat; nothing where the box is empty. */
export function draftGet(model: Model, { key }: { readonly key: string }) {
  const draft = model.tables.drafts.get(key)?.d;
  if (draft === undefined || draft.body === '') return null;
  if (typeof draft.contactId === 'string' && model.contact(draft.contactId) === undefined) return null;
  return { body: draft.body, editedAt: draft.editedAt };
}
