import type { RowTruthView } from '@/lib/messaging/contract/account';
import { rowKey } from '@/lib/sync/engine/row-key';
import { truthOf } from '@/lib/sync/engine/summary';
import type { Data } from './root';

/** What is special about a contact and its rows; those that are on the server are left out. */
export function accountRows({ model, synced }: Data, contactId: string): readonly RowTruthView[] {
  if (synced === null) return [];
  const rows = [
    { table: 'contacts', id: contactId },
    ...model.notesOf(contactId).map(({ id }) => ({ table: 'notes', id })),
    ...model.followUpsOf(contactId).map(({ id }) => ({ table: 'followUps', id })),
  ];
  return rows.flatMap(({ table, id }): RowTruthView[] => {
    const { kind } = truthOf(synced.state, rowKey(table, id));
    return kind === 'on-server' ? [] : [{ table, id, kind }];
  });
}
