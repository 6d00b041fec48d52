import { useLayoutEffect } from 'react';
import { useSidebar, useToasts } from '@/lib/app/sidebar';
import { useText } from '@/lib/app/use-text';
import { useUndo } from '@/lib/app/use-undo';
import { ToastList } from '../ui/ToastList';

/** What was just done, with Undo beside it, or what could be done instead. */
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
  const act = (id: number) => {
    const toast = shown.find((each) => each.id === id);
    if (toast === undefined) return;
    if (toast.undo !== null) void undo({ command: toast.undo, text: toast.text });
    if (toast.offer === null) return;
    toasts.dismiss(id);
    toast.offer.run();
  };
  return (
    <ToastList
      label={t('common.messages')}
      dismissLabel={t('common.dismiss')}
      toasts={shown.map(({ id, text, tone, undo, offer }) => ({
        id,
        text,
        tone,
        action: undo === null ? (offer?.label ?? null) : t('common.undo'),
      }))}
      onAct={act}
      onDismiss={(id) => toasts.dismiss(id)}
      onHold={(held) => toasts.hold(held)}
    />
  );
}
