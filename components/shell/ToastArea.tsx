import { useLayoutEffect } from 'react';
import { useSidebar, useToasts } from '@/lib/app/sidebar';
import { useText } from '@/lib/app/use-text';
import { useUndo } from '@/lib/app/use-undo';
import { ToastList } from '../ui/ToastList';

/** What was just done, with Undo beside it. */
export function ToastArea() {
  const { toasts } = useSidebar();
  const { t } = useText();
  const undo = useUndo();
  const shown = useToasts();
  const count = shown.length;
  // Messages take room from the page: what is being typed in stays in sight.
  useLayoutEffect(() => {
    if (count > 0) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  const undoOf = (id: number) => {
    const toast = shown.find((each) => each.id === id);
    if (toast !== undefined && toast.undo !== null) void undo({ command: toast.undo, text: toast.text });
  };
  return (
    <ToastList
      label={t('common.messages')}
      undoLabel={t('common.undo')}
      dismissLabel={t('common.dismiss')}
      toasts={shown.map(({ id, text, tone, undo }) => ({ id, text, tone, canUndo: undo !== null }))}
      onUndo={undoOf}
      onDismiss={(id) => toasts.dismiss(id)}
      onHold={(held) => toasts.hold(held)}
    />
  );
}
