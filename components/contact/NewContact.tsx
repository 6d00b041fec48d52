import { useAct } from '@/lib/app/use-act';
import { useText } from '@/lib/app/use-text';
import type { OpenChat } from '@/lib/app/views';
import { Button } from '../ui/Button';

export interface NewContactProps {
  readonly chat: OpenChat;
  readonly onSaved: (contactId: string) => void;
}

/**
 * Saves the chat as somebody new because a person says so. Where WhatsApp Web shows neither number nor id the contact
 * is known here only, until a number is added.
 */
export function NewContact({ chat, onSaved }: NewContactProps) {
  const act = useAct();
  const { t } = useText();
  const known = chat.identities.map(({ kind, value }) => ({ kind, value }));
  const save = async () => {
    const identities = known.length > 0 ? known : [{ kind: 'local', value: chat.token } as const];
    const kind = chat.kind === 'group' || chat.kind === 'business' ? chat.kind : 'person';
    const args = { identities, source: 'said', kind, name: chat.title } as const;
    const result = await act('contact.save', args, { done: t('contact.saved', { name: chat.title }) });
    if (result.ok) onSaved(result.value.contactId);
  };
  return (
    <div>
      <Button onPress={() => void save()}>{t('who.new')}</Button>
    </div>
  );
}
