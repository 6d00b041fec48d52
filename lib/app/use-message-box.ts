import { useCallback } from 'react';
import { copyText } from './copy-text';
import { useHost, useHostCall, useSidebar } from './sidebar';
import { useText } from './use-text';
import type { OpenChat } from './views';

/** Puts a text into WhatsApp's message box; nothing where there is no chat that it could be for. */
export type PutText = ((text: string) => Promise<void>) | undefined;

const codes = ['wrong-chat', 'not-ready', 'empty', 'too-long', 'refused', 'left-changed', 'no-host'] as const;
const undoCodes = ['gone', 'wrong-chat', 'changed'] as const;

/**
 * Puts a text into the message box of this one chat, with Undo, or says why not and offers to copy it. Who reads it
 * there sends it; nothing here can.
 */
export function useMessageBox(chat: OpenChat | null): PutText {
  const { toasts } = useSidebar();
  const call = useHostCall();
  const phase = useHost((host) => host.phase);
  const { t } = useText();
  const token = chat === null || chat.certainty === 'conflict' ? undefined : chat.token;

  const takeOut = useCallback(
    async (key: string) => {
      const outcome = await call('text.undo', { key });
      const code = outcome.ok ? undefined : (undoCodes.find((each) => each === outcome.code) ?? 'changed');
      if (code === undefined) toasts.say(t('put.undone'));
      else toasts.say(t(`put.undo.${code}`), 'danger');
    },
    [call, toasts, t],
  );
  const copy = useCallback(
    async (text: string) => {
      const done = await copyText(text);
      toasts.say(t(done ? 'put.copied' : 'put.notCopied'), done ? 'plain' : 'danger');
    },
    [toasts, t],
  );
  const put = useCallback(
    async (text: string) => {
      if (token === undefined) return;
      const outcome = await call('text.insert', { chat: token, text });
      if (outcome.ok) {
        const key = typeof outcome.value === 'string' ? outcome.value : '';
        toasts.offer(t('put.done'), 'plain', { label: t('common.undo'), run: () => void takeOut(key) });
        return;
      }
      const code = codes.find((each) => each === outcome.code) ?? 'unsupported';
      if (code === 'empty') return toasts.say(t('put.empty'), 'danger');
      toasts.offer(t(`put.${code}`), 'danger', { label: t('put.copy'), run: () => void copy(text) });
    },
    [token, call, toasts, t, takeOut, copy],
  );
  return token === undefined || token === '' || phase !== 'linked' ? undefined : put;
}
