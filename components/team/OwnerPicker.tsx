import { useState } from 'react';
import { useAct } from '@/lib/app/use-act';
import { useQuery } from '@/lib/app/use-query';
import { useIsHidden, useMemberName, useOthers, useTeam } from '@/lib/app/use-team';
import { useText } from '@/lib/app/use-text';
import type { ContactView, TeamView } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { PickList } from '../ui/PickList';
import { TextField } from '../ui/TextField';
import styles from './OwnerPicker.module.css';

const nobody = 'nobody';

interface ChoiceProps {
  readonly contact: ContactView;
  readonly team: TeamView;
  readonly onPick: (id: string | null) => void;
}

function Choice({ contact, team, onPick }: ChoiceProps) {
  const { t } = useText();
  const others = useOthers();
  const account = useQuery('account.status', {}).value;
  const me = team.members.find(({ id }) => id === team.you)?.name ?? '';
  const choices = [
    { id: team.you, label: t('owner.me', { name: me }), isCurrent: contact.ownerId === team.you },
    ...others.map(({ id, name }) => ({ id, label: name, isCurrent: contact.ownerId === id })),
    { id: nobody, label: t('owner.nobody'), isCurrent: contact.ownerId === null },
  ];
  return (
    <>
      <PickList
        label={t('owner.pick')}
        placeholder={t('owner.find')}
        choices={choices}
        none={t('owner.noMatch')}
        onPick={(id) => onPick(id === nobody ? null : id)}
      />
      {others.length > 0 ? null : (
        <p className={styles.hint}>{t('owner.alone', { workspace: account?.workspace ?? '' })}</p>
      )}
    </>
  );
}

interface HandOverProps {
  readonly name: string;
  readonly role: TeamView['role'];
  readonly onGive: (note: string) => void;
  readonly onBack: () => void;
}

interface NoteForProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (note: string) => void;
  readonly onGive: () => void;
}

function NoteFor({ name, value, onChange, onGive }: NoteForProps) {
  const { t } = useText();
  return (
    <TextField
      label={t('owner.note', { name })}
      lines={3}
      look="note"
      value={value}
      maxLength={20_000}
      onChange={onChange}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the next step of what was just chosen
      autoFocus
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) {
          event.preventDefault();
          onGive();
        } else event.continuePropagation();
      }}
    />
  );
}

function HandOver({ name, role, onGive, onBack }: HandOverProps) {
  const { t } = useText();
  const isHidden = useIsHidden();
  const [note, setNote] = useState('');
  return (
    <div className={styles.over}>
      <p className={styles.to}>{t('owner.handTo', { name })}</p>
      {isHidden('notes', 'body') ? (
        <p className={styles.hint}>{t('mask.note', { role: t(`role.${role}`) })}</p>
      ) : (
        <NoteFor name={name} value={note} onChange={setNote} onGive={() => onGive(note)} />
      )}
      <div className={styles.buttons}>
        <Button look="quiet" size="small" onPress={onBack}>
          {t('owner.back')}
        </Button>
        <Button look="main" size="small" onPress={() => onGive(note)}>
          {t('owner.give')}
        </Button>
      </div>
    </div>
  );
}

/** Chooses who looks after a contact; somebody else gets a note along, where there is something to say. */
export function OwnerPicker({
  contact,
  onDone,
}: {
  readonly contact: ContactView;
  readonly onDone: () => void;
}) {
  const act = useAct();
  const team = useTeam();
  const nameOf = useMemberName();
  const { t } = useText();
  const [to, setTo] = useState<string | null>(null);
  if (team === undefined || team === null) return null;
  const give = (id: string | null, note: string) => {
    const name = nameOf(id);
    const done = id === team.you ? t('owner.doneYou') : t('owner.done', { name });
    const args = { contactId: contact.id, to: id, ...(note.trim() === '' ? {} : { note }) };
    void act('contact.assign', args, { done: id === null ? t('owner.doneNobody') : done });
    onDone();
  };
  if (to !== null) {
    const over = { name: nameOf(to), role: team.role };
    return <HandOver {...over} onGive={(note) => give(to, note)} onBack={() => setTo(null)} />;
  }
  const pick = (id: string | null) => (id === null || id === team.you ? give(id, '') : setTo(id));
  return <Choice contact={contact} team={team} onPick={pick} />;
}
