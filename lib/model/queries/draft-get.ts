import type { Model } from '../model';
import { earlierDrafts } from '../person-drafts';

/** What was begun in one box of one chat, before contacts were merged too; nothing where the box is empty. */
export function draftGet(model: Model, { key }: { readonly key: string }) {
  const draft = model.tables.drafts.get(key)?.d;
  if (typeof draft?.contactId === 'string' && model.contact(draft.contactId) === undefined) return null;
  const begun = [...earlierDrafts(model, key).map(({ d }) => d), ...(draft === undefined ? [] : [draft])];
  const texts = begun.filter(({ body }) => body !== '');
  if (texts.length === 0) return null;
  return {
    body: texts.map(({ body }) => body).join('\n'),
    editedAt: Math.max(...texts.map(({ editedAt }) => editedAt)),
  };
}
