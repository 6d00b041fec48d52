import type { Where } from './changes';
import type { Model } from './model';

/** Every row in memory that is about one contact, the contact last. */
export function rowsAbout(model: Model, contactId: string): readonly Where[] {
  const drafts = [...model.tables.drafts.rows()].filter((draft) => draft.d.contactId === contactId);
  return [
    ...model.childIds('notes', contactId).map((id) => ({ table: 'notes', id }) as const),
    ...model.childIds('followUps', contactId).map((id) => ({ table: 'followUps', id }) as const),
    ...model.childIds('chats', contactId).map((id) => ({ table: 'chats', id }) as const),
    ...drafts.map(({ id }) => ({ table: 'drafts', id }) as const),
    { table: 'contacts', id: contactId },
  ];
}
