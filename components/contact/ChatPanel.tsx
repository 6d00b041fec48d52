import { useEffect, useEffectEvent, useState } from 'react';
import { openQuestion } from '@/lib/app/open-question';
import { useLast } from '@/lib/app/use-last';
import { useQuery } from '@/lib/app/use-query';
import { useSaveBar } from '@/lib/app/use-save-bar';
import { useSaveChat } from '@/lib/app/use-save-chat';
import { useShortcuts } from '@/lib/app/use-shortcuts';
import { useText } from '@/lib/app/use-text';
import type { OpenChat } from '@/lib/app/views';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import { ContactHeading } from './ContactHeading';
import { ContactDetails } from './ContactDetails';
import { KeptOut } from './KeptOut';
import { SavedContact } from './SavedContact';
import { UnsavedChat } from './UnsavedChat';
import { WhoIsThis } from './WhoIsThis';
import styles from './ChatPanel.module.css';

/** How long WhatsApp Web may take to say who it is before a person is asked. */
const patience = { unknown: 2_500, conflict: 700 } as const;

/** Saving by key, also when it is pressed before it is known whether the chat is saved. */
function useSaveKey(isSaved: boolean | undefined, save: () => void): void {
  const [wanted, want] = useState(false);
  useShortcuts({
    n: () => {
      if (isSaved === undefined) want(true);
      else if (!isSaved) save();
    },
  });
  const saveNow = useEffectEvent(save);
  useEffect(() => {
    if (wanted && isSaved === false) saveNow();
  }, [wanted, isSaved]);
}

/** False as long as an answer may still come by itself. */
function useOverdue(isOpen: boolean, ms: number): boolean {
  const [overdue, setOverdue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOverdue(isOpen), isOpen ? ms : 0);
    return () => clearTimeout(timer);
  }, [isOpen, ms]);
  return isOpen && overdue;
}

function Awaiting({ title }: { readonly title: string }) {
  const { t } = useText();
  return (
    <div className={styles.alone}>
      <ContactHeading name={title} />
      <Skeleton label={t('common.loading')} />
    </div>
  );
}

function Failed({ title, say }: { readonly title: string; readonly say: string }) {
  const { t } = useText();
  return (
    <div className={styles.alone}>
      <ContactHeading name={title} />
      <Notice tone="danger">{say === '' ? t('state.failed') : say}</Notice>
    </div>
  );
}

/**
 * The open chat. Mounted anew for each chat token, and every question carries the chat's own identities, so nothing
 * of one chat can show or be written in another.
 */
export function ChatPanel({ chat }: { readonly chat: OpenChat }) {
  const isConflict = chat.certainty === 'conflict';
  const question = openQuestion(chat);
  const isSure = question !== null;
  const open = useQuery('contact.open', question);
  const view = useLast(open.value);
  const { saving, save } = useSaveChat(chat);
  const isBarred = useSaveBar() !== null;
  const onSave = () => void save('asked');
  const isDone = view === undefined ? undefined : view.contact !== null || view.keptOut || isBarred;
  useSaveKey(isSure ? isDone : undefined, onSave);
  const mustAsk = useOverdue(!isSure, isConflict ? patience.conflict : patience.unknown);
  if (mustAsk) return <WhoIsThis chat={chat} />;
  if (isSure && open.status === 'failed') return <Failed title={chat.title} say={open.say} />;
  if (!isSure || view === undefined) return <Awaiting title={chat.title} />;
  const { contact } = view;
  if (view.keptOut) return <KeptOut chat={chat} />;
  return (
    <ContactDetails
      contact={contact}
      chat={chat}
      header={
        contact === null ? (
          <UnsavedChat chat={chat} view={view} saving={saving} onSave={onSave} />
        ) : (
          <SavedContact contact={contact} />
        )
      }
    />
  );
}
