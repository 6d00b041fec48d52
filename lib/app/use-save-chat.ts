import { useCallback, useRef, useState } from 'react';
import type { CommandArgs } from '@/lib/messaging/contract/commands';
import type { OpenChat } from '@/lib/messaging/wire/host';
import { useAct } from './use-act';
import { useText } from './use-text';

const sources = { modules: 'modules', page: 'page', storage: 'page', person: 'typed' } as const;

function saveArgs(chat: OpenChat): CommandArgs<'contact.save'> {
  const kind = chat.kind === 'group' || chat.kind === 'business' ? chat.kind : 'person';
  const identities = chat.identities.map(({ kind, value }) => ({ kind, value }));
  return { identities, source: sources[chat.provenance.tier], kind, name: chat.title };
}

export interface SaveChat {
  readonly saving: boolean;
  /** The id of the saved contact; a second press while it is being saved joins the first. */
  save(why: 'asked' | 'for-note'): Promise<string | undefined>;
}

/** Saves the chat that is open as a contact. */
export function useSaveChat(chat: OpenChat): SaveChat {
  const act = useAct();
  const { t } = useText();
  const [saving, setSaving] = useState(false);
  const running = useRef<Promise<string | undefined> | null>(null);
  const save = useCallback(
    (why: 'asked' | 'for-note') => {
      const key = why === 'asked' ? 'contact.saved' : 'contact.savedForNote';
      const run = async () => {
        setSaving(true);
        const result = await act('contact.save', saveArgs(chat), { done: t(key, { name: chat.title }) });
        setSaving(false);
        running.current = null;
        return result.ok ? result.value.contactId : undefined;
      };
      running.current ??= run();
      return running.current;
    },
    [act, chat, t],
  );
  return { saving, save };
}
