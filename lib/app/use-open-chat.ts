import { useCallback } from 'react';
import { ask } from './ask';
import { useHub } from './hub-context';
import { useHostCall, useSidebar } from './sidebar';
import type { OpenChatCode } from './ui-state';

const codes: readonly string[] = ['not-found', 'not-ready', 'wrong-chat', 'unproven', 'no-host'];
const isCode = (code: string): code is OpenChatCode => codes.includes(code);

/** Opens the chat of a contact in WhatsApp Web; where that fails its details stand in Work, with the reason. */
export function useOpenChat(): (contactId: string) => Promise<void> {
  const hub = useHub();
  const { ui } = useSidebar();
  const call = useHostCall();
  return useCallback(
    async (contactId) => {
      const contact = await ask(hub, 'contact.get', { contactId });
      if (contact === null || contact === undefined) return ui.setState({ contactId, openFailed: null });
      const identities = contact.identities
        .filter(({ kind }) => kind !== 'local')
        .map(({ kind, value }) => ({ kind, value }));
      const outcome = identities.length === 0 ? null : await call('chat.open', { identities });
      if (outcome?.ok === true) return ui.setState({ contactId: null, openFailed: null });
      const code: OpenChatCode =
        outcome === null ? 'no-number' : isCode(outcome.code) ? outcome.code : 'unsupported';
      ui.setState({ contactId, openFailed: code });
    },
    [hub, ui, call],
  );
}
