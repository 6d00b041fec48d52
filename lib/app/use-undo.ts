import { useCallback } from 'react';
import { useHub } from './hub-context';
import { useSidebar } from './sidebar';
import type { Undoable } from './toasts';
import { useWhy } from './use-act';
import { useText } from './use-text';

/** Takes one change back, or the newest one of this page, and says how it went. */
export function useUndo(): (change?: Undoable) => Promise<void> {
  const hub = useHub();
  const { toasts } = useSidebar();
  const { t } = useText();
  const why = useWhy();
  return useCallback(
    async (change) => {
      const taken = change ?? toasts.takeNewest();
      if (taken === undefined) return;
      toasts.forget(taken.command);
      const result = await hub.command('undo', { command: taken.command }).done;
      if (result.ok) toasts.say(t('common.undone', { what: taken.text }));
      else toasts.say(why(result.code), 'danger');
    },
    [hub, toasts, t, why],
  );
}
