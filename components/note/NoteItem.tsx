import { useState } from 'react';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { useAct } from '@/lib/app/use-act';
import type { PutText } from '@/lib/app/use-message-box';
import { useNow } from '@/lib/app/use-now';
import { mentionsIn } from '@/lib/domain/team/mentions';
import { useMemberName, useOthers } from '@/lib/app/use-team';
import { useText } from '@/lib/app/use-text';
import type { NoteView } from '@/lib/app/views';
import { TruthMark } from '../account/TruthMark';
import { Button } from '../ui/Button';
import { ClampedText } from '../ui/ClampedText';
import { InlineEditor } from '../ui/InlineEditor';
import { Menu } from '../ui/Menu';
import styles from './NoteItem.module.css';

function When({ note }: { readonly note: NoteView }) {
  const { t, time } = useText();
  const now = useNow();
  const nameOf = useMemberName();
  return (
    <span className={styles.when}>
      <time dateTime={new Date(note.createdAt).toISOString()} title={time.full(note.createdAt)}>
        {time.relative(note.createdAt, now)}
      </time>
      {note.by === null ? null : ` · ${t('team.byName', { name: nameOf(note.by) })}`}
      {note.editedAt === null ? null : ` · ${t('note.edited', { when: time.relative(note.editedAt, now) })}`}
    </span>
  );
}

function HandedOver({ to }: { readonly to: string | null }) {
  const { t } = useText();
  const nameOf = useMemberName();
  return (
    <p className={styles.handed}>
      {to === null ? t('note.handedToNobody') : t('note.handedTo', { name: nameOf(to) })}
    </p>
  );
}

interface NoteMenuProps {
  readonly note: NoteView;
  readonly onPut: PutText;
  readonly onEdit: () => void;
}

function NoteMenu({ note, onPut, onEdit }: NoteMenuProps) {
  const act = useAct();
  const { t } = useText();
  const remove = () => void act('note.delete', { noteId: note.id }, { done: t('note.deleted') });
  const put =
    onPut === undefined ? [] : [{ id: 'put', label: t('put.action'), onChoose: () => void onPut(note.body) }];
  return (
    <Menu
      label={t('note.actions')}
      trigger={
        <Button look="quiet" size="small" square aria-label={t('note.actions')}>
          <Ellipsis aria-hidden="true" />
        </Button>
      }
      choices={[
        ...put,
        { id: 'edit', label: t('note.edit'), onChoose: onEdit },
        { id: 'delete', label: t('note.delete'), danger: true, onChoose: remove },
      ]}
    />
  );
}

/** One note: its text as it was typed, when, and what can be done with it. */
export function NoteItem({ note, onPut }: { readonly note: NoteView; readonly onPut: PutText }) {
  const act = useAct();
  const { t } = useText();
  const others = useOthers();
  const [editing, setEditing] = useState(false);
  // Where the team is not known, who was named stays as it was.
  const named = (body: string) => (others.length === 0 ? {} : { mentions: [...mentionsIn(body, others)] });
  const change = (body: string) =>
    void act(
      body === '' ? 'note.delete' : 'note.edit',
      body === '' ? { noteId: note.id } : { noteId: note.id, body, ...named(body) },
      {
        done: t('note.changed'),
      },
    );
  return (
    <li className={styles.note}>
      <div className={styles.head}>
        <When note={note} />
        <TruthMark contactId={note.contactId} table="notes" id={note.id} />
        <NoteMenu note={note} onPut={onPut} onEdit={() => setEditing(true)} />
      </div>
      {note.isHandOver ? <HandedOver to={note.handedTo} /> : null}
      {editing ? (
        <InlineEditor
          label={t('note.edit')}
          value={note.body}
          maxLength={20_000}
          lines={3}
          look="note"
          onSave={change}
          onClose={() => setEditing(false)}
        />
      ) : (
        <ClampedText text={note.body} lines="eight" more={t('common.more')} less={t('common.less')} />
      )}
    </li>
  );
}
