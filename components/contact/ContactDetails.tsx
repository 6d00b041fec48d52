import { useDeferredValue, type ReactNode } from 'react';
import { useSaveBar } from '@/lib/app/use-save-bar';
import { useIsHidden } from '@/lib/app/use-team';
import type { ContactView, OpenChat } from '@/lib/app/views';
import { FollowUpSection } from '../follow-up/FollowUpSection';
import { LabelBar } from '../label/LabelBar';
import { NoteSection } from '../note/NoteSection';
import { Timeline } from './Timeline';

export interface ContactDetailsProps {
  readonly contact: ContactView | null;
  /** The chat it belongs to, where it is open; then notes may be written before the contact is saved. */
  readonly chat: OpenChat | null;
  readonly header: ReactNode;
}

/** Everything kept about one contact: who it is first, the rest as soon as that stands there. The note box stays the same box when the chat is saved while it is typed in. */
export function ContactDetails({ contact, chat, header }: ContactDetailsProps) {
  const isRestDue = useDeferredValue(true, false);
  return (
    <>
      {header}
      {isRestDue ? <Rest contact={contact} chat={chat} /> : null}
    </>
  );
}

function Rest({ contact, chat }: Omit<ContactDetailsProps, 'header'>) {
  const isHidden = useIsHidden();
  // A note on a chat that is not saved saves it.
  const isBarred = useSaveBar() !== null && contact === null;
  return (
    <>
      {contact === null || isHidden('contacts', 'labels') ? null : (
        <LabelBar key={`labels ${contact.id}`} contact={contact} />
      )}
      {isHidden('notes', 'body') || isBarred ? null : <NoteSection contact={contact} chat={chat} />}
      {contact === null || isHidden('followUps', 'title') ? null : (
        <FollowUpSection key={`follow-ups ${contact.id}`} contactId={contact.id} />
      )}
      {contact === null ? null : <Timeline key={`timeline ${contact.id}`} contactId={contact.id} />}
    </>
  );
}
