import type { PutText } from '@/lib/app/use-message-box';
import { useText } from '@/lib/app/use-text';
import { PagedList } from '../shell/PagedList';
import { NoteItem } from './NoteItem';

const pageSize = 20;

/** The notes of one contact, newest first. */
export function NoteList({ contactId, onPut }: { readonly contactId: string; readonly onPut: PutText }) {
  const { t } = useText();
  return (
    <PagedList
      query="note.list"
      args={(window) => ({ contactId, ...window })}
      pageSize={pageSize}
      renderRow={(note) => <NoteItem key={note.id} note={note} onPut={onPut} />}
      more={t('common.showOlder')}
    />
  );
}
