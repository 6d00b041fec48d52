import { useState } from 'react';
import { useQuery } from '@/lib/app/use-query';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { NoteItem } from './NoteItem';
import styles from './NoteList.module.css';

const pageSize = 20;

interface WindowProps {
  readonly contactId: string;
  readonly offset: number;
  readonly limit: number;
}

/** One window of notes. Long notes may fill an answer before the window is full; the rest is asked for then. */
function NoteWindow({ contactId, offset, limit }: WindowProps) {
  const answer = useQuery('note.list', { contactId, offset, limit });
  if (answer.status !== 'answered') return null;
  const { rows, count } = answer.value;
  const next = offset + rows.length;
  const isCut = rows.length > 0 && rows.length < limit && next < count;
  return (
    <>
      {rows.map((note) => (
        <NoteItem key={note.id} note={note} />
      ))}
      {isCut ? <NoteWindow contactId={contactId} offset={next} limit={limit - rows.length} /> : null}
    </>
  );
}

/** The notes of one contact, newest first. */
export function NoteList({ contactId }: { readonly contactId: string }) {
  const { t } = useText();
  const [pages, setPages] = useState(1);
  const head = useQuery('note.list', { contactId, offset: 0, limit: pageSize });
  const count = head.value?.count ?? 0;
  if (head.status === 'answered' && count === 0) return null;
  return (
    <>
      <ul className={styles.list}>
        {Array.from({ length: pages }, (_, page) => (
          <NoteWindow key={page} contactId={contactId} offset={page * pageSize} limit={pageSize} />
        ))}
      </ul>
      {count > pages * pageSize ? (
        <Button look="quiet" size="small" onPress={() => setPages(pages + 1)}>
          {t('common.showOlder')}
        </Button>
      ) : null}
    </>
  );
}
