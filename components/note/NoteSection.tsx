import { noteDraftKey } from '@/lib/app/open-chat-identity';
import { useAct } from '@/lib/app/use-act';
import { useMessageBox } from '@/lib/app/use-message-box';
import { useSaveChat } from '@/lib/app/use-save-chat';
import { useOthers } from '@/lib/app/use-team';
import { mentionsIn } from '@/lib/domain/team/mentions';
import { useText } from '@/lib/app/use-text';
import type { ContactView, OpenChat } from '@/lib/app/views';
import { Section } from '../ui/Section';
import { NoteBox } from './NoteBox';
import { NoteList } from './NoteList';

export interface NoteSectionProps {
  readonly contact: ContactView | null;
  readonly chat: OpenChat | null;
}

const nowhere: OpenChat = {
  token: '',
  kind: 'unknown',
  title: '',
  identities: [],
  certainty: 'page-only',
  provenance: { tier: 'person', candidate: '', at: 0 },
};

/** Notes on a contact; on a chat that is not saved, adding a note saves the contact first and says so. */
export function NoteSection({ contact, chat }: NoteSectionProps) {
  const act = useAct();
  const { t } = useText();
  const put = useMessageBox(chat);
  const others = useOthers();
  const { save } = useSaveChat(chat ?? nowhere);
  const identities = chat?.identities ?? [];
  const formerKey = identities.length === 0 ? undefined : noteDraftKey(identities, undefined);
  const key = noteDraftKey(identities, contact?.id);
  const add = async (body: string, seen: boolean) => {
    const contactId = contact?.id ?? (await save('for-note'));
    if (contactId === undefined) return false;
    const mentions = [...mentionsIn(body, others)];
    const args = { contactId, body, mentions, ...(seen ? { draftKey: key } : {}) };
    const done = contact === null ? t('contact.savedForNote', { name: chat?.title ?? '' }) : t('note.added');
    return (await act('note.add', args, { done })).ok;
  };
  return (
    <Section title={t('note.title')}>
      <NoteBox draft={{ key, contactId: contact?.id, formerKey }} onAdd={add} onPut={put} />
      {contact === null ? null : <NoteList key={contact.id} contactId={contact.id} onPut={put} />}
    </Section>
  );
}
