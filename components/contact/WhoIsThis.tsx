import { useState } from 'react';
import { useAct } from '@/lib/app/use-act';
import { useQuery } from '@/lib/app/use-query';
import { useSaveBar } from '@/lib/app/use-save-bar';
import { useText } from '@/lib/app/use-text';
import type { ContactRow, OpenChat } from '@/lib/app/views';
import { SaveBarNote } from '../team/SaveBarNote';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { AddByHand } from './AddByHand';
import { ContactHeading } from './ContactHeading';
import { ContactDetails } from './ContactDetails';
import { ContactPicker } from './ContactPicker';
import { NumberForm } from './NumberForm';
import { NewContact } from './NewContact';
import { SavedContact } from './SavedContact';
import styles from './WhoIsThis.module.css';

interface ChosenProps {
  readonly contactId: string;
  /** Tied to the chat, or only shown beside it for now. */
  readonly linked: boolean;
  readonly onChange: () => void;
}

function Chosen({ contactId, linked, onChange }: ChosenProps) {
  const { t } = useText();
  const contact = useQuery('contact.get', { contactId });
  if (contact.status === 'waiting') return null;
  const change = (
    <Button size="small" onPress={onChange}>
      {t('who.change')}
    </Button>
  );
  if (contact.status === 'failed' || contact.value === null) {
    return <Notice action={change}>{t('contact.gone')}</Notice>;
  }
  const found = contact.value;
  return (
    <>
      {linked ? null : (
        <div className={styles.note}>
          <Notice action={change}>{t('who.shownOnly', { name: found.name })}</Notice>
        </div>
      )}
      <ContactDetails key={found.id} contact={found} chat={null} header={<SavedContact contact={found} />} />
    </>
  );
}

/** The contact that has these identities already, offered for a person to confirm. */
function Probably({
  chat,
  onYes,
}: {
  readonly chat: OpenChat;
  readonly onYes: (row: { id: string; name: string }) => void;
}) {
  const { t } = useText();
  const identities = chat.identities.map(({ kind, value }) => ({ kind, value }));
  const open = useQuery('contact.open', identities.length === 0 ? null : { identities, title: chat.title });
  const contact = open.value?.contact ?? null;
  if (contact === null) return null;
  return (
    <Notice
      action={
        <Button size="small" onPress={() => onYes(contact)}>
          {t('who.yes', { name: contact.name })}
        </Button>
      }
    >
      {t('who.probably', { name: contact.name })}
    </Notice>
  );
}

/** The chat's owner is not certain: says so, and waits for a person before anything is written. */
export function WhoIsThis({ chat }: { readonly chat: OpenChat | null }) {
  const act = useAct();
  const { t } = useText();
  const [chosen, choose] = useState<{ readonly id: string; readonly linked: boolean } | null>(null);
  const bar = useSaveBar();
  // Who does not see numbers gives none to a contact; the chosen one is shown all the same.
  const identities =
    bar === 'identities' ? [] : (chat?.identities.map(({ kind, value }) => ({ kind, value })) ?? []);
  const pick = async (row: Pick<ContactRow, 'id' | 'name'>) => {
    if (identities.length === 0) return choose({ id: row.id, linked: false });
    const args = { contactId: row.id, identities, source: 'typed' } as const;
    const result = await act('contact.link-chat', args, { done: t('contact.linked', { name: row.name }) });
    if (result.ok) choose({ id: row.id, linked: true });
  };
  if (chosen !== null) {
    return <Chosen contactId={chosen.id} linked={chosen.linked} onChange={() => choose(null)} />;
  }
  return (
    <div className={styles.who}>
      {chat === null ? null : <ContactHeading name={chat.title} />}
      <h2 className={styles.title}>{t('who.title')}</h2>
      {chat === null ? null : (
        <Notice tone="warn">{t(chat.certainty === 'conflict' ? 'who.conflict' : 'who.unknown')}</Notice>
      )}
      {chat === null ? null : <Probably chat={chat} onYes={(row) => choose({ id: row.id, linked: true })} />}
      <ContactPicker onPick={(row) => void pick(row)} />
      {bar !== null ? (
        <SaveBarNote />
      ) : chat === null ? (
        <AddByHand onSaved={(id) => choose({ id, linked: false })} />
      ) : (
        <>
          <NumberForm
            label={t('who.number')}
            name={chat.title}
            onSaved={(id) => choose({ id, linked: false })}
          />
          <NewContact chat={chat} onSaved={(id) => choose({ id, linked: identities.length > 0 })} />
        </>
      )}
    </div>
  );
}
