import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import type { TableWords } from '@/lib/app/table-words';
import { useErasures, type Erasure } from '@/lib/app/use-erasures';
import { useLast } from '@/lib/app/use-last';
import { useSecondsUntil } from '@/lib/app/use-seconds-until';
import { useSpeech } from '@/lib/app/use-speech';
import type { PendingErasure } from '@/lib/app/views';
import { ReceiptBox } from './ReceiptBox';
import styles from './ReceiptBox.module.css';

export interface PendingErasuresProps {
  readonly pending: readonly PendingErasure[];
  readonly tables: readonly TableWords[];
}

/** Erasures under way with their seconds and Undo, and the receipts of those that were finished. */
export function PendingErasures({ pending, tables }: PendingErasuresProps) {
  const { t } = useSpeech();
  const { erasures, undo } = useErasures(pending);
  if (erasures.length === 0) return null;
  return (
    <div className={styles.receipt}>
      {erasures.map((erasure) => {
        if (erasure.kind === 'pending') return <Countdown key={erasure.contactId} {...{ erasure, undo }} />;
        return (
          <ReceiptBox
            key={erasure.contactId}
            title={t('erase.receipt')}
            receipt={erasure.receipt}
            tables={tables}
            remarks={[t('receipt.method'), t('receipt.stays')]}
            fileName="1chat-customer-erasure-receipt"
          />
        );
      })}
    </div>
  );
}

interface CountdownProps {
  readonly erasure: Extract<Erasure, { kind: 'pending' }>;
  readonly undo: (contactId: string) => void;
}

function Countdown({ erasure, undo }: CountdownProps) {
  const { t } = useSpeech();
  const seconds = useSecondsUntil(erasure.until);
  // While the disk is read through nobody knows the name any more but this page.
  const name = useLast(erasure.name === '' ? undefined : erasure.name) ?? '';
  if (seconds === 0) return <Notice>{t('erase.finishing', { name })}</Notice>;
  return (
    <Notice
      tone="warn"
      action={
        <Button size="small" onPress={() => undo(erasure.contactId)}>
          {t('erase.undo')}
        </Button>
      }
    >
      {t('erase.pending', { name, seconds })}
      {erasure.undoFailed ? <strong> {t('erase.undoFailed')}</strong> : null}
    </Notice>
  );
}
