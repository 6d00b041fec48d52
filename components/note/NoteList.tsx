import { useText } from '@/lib/app/use-text';
import { PagedList } from '../shell/PagedList';
import { NoteItem } from './NoteItem';

const pageSize = 20;

/** The notes of one contact, newest first. */
export function NoteList({ contactId }: { readonly contactId: string }) {
  const { t } = useText();
  return (
    <PagedList
      query="note.list"
      args={(window) => ({ contactId, ...window })}
      pageSize={pageSize}
      renderRow={(note) => <NoteItem key={note.id} note={note} />}
      more={t('common.showOlder')}
    />
  );
}
